import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { readDesk, readReleases } from '../desk-api.ts';

export const deskQuery = queryOptions({
  queryKey: ['desk', 'polish'],
  queryFn: () => call<typeof readDesk>('GET /api/v1/desk', {}),
  meta: { types: ['custom_field', 'record_page', 'kept_field'] },
});

export const releasesQuery = queryOptions({
  queryKey: ['desk', 'releases'],
  queryFn: () => call<typeof readReleases>('GET /api/v1/releases', {}),
  meta: { types: ['desk_item', 'desk_release', 'desk_follower', 'desk_setting', 'programme'] },
});
