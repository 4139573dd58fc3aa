import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { readRearView } from '../rear-view-api.ts';

export const rearViewQuery = queryOptions({
  queryKey: ['rear_view'],
  queryFn: () => call<typeof readRearView>('GET /api/v1/adoption/rear-view', {}),
  meta: { types: ['uptake_setting', 'confounder', 'rear_view'] },
});
