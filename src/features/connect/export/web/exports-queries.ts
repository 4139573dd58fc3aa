import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listExportRights, listExports } from '../export-api.ts';

export const exportsQuery = queryOptions({
  queryKey: ['export', 'list'],
  queryFn: async () => (await call<typeof listExports>('GET /api/v1/exports', {})).items,
});

export const rightsQuery = queryOptions({
  queryKey: ['member', 'export-rights'],
  queryFn: async () => (await call<typeof listExportRights>('GET /api/v1/export-rights', {})).items,
});
