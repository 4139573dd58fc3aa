import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import { wantMessages } from '#src/web/i18n/messages.ts';
import type { listBackups, listTaken } from '../backup-api.ts';

export type Backups = EndpointOutput<typeof listBackups>;

const LOOK_MS = 2000;

export const backupsQuery = queryOptions({
  queryKey: ['backup', 'list'],
  queryFn: async () => {
    // why one failed is kept in the server's words
    const [backups] = await Promise.all([
      call<typeof listBackups>('GET /api/v1/backups', {}),
      wantMessages(),
    ]);
    return backups;
  },
  // no page is told how far it is
  refetchInterval: ({ state }) => (state.data?.making_since ? LOOK_MS : false),
});

export const takenQuery = queryOptions({
  queryKey: ['backup', 'taken'],
  queryFn: async () => (await call<typeof listTaken>('GET /api/v1/backups/taken', {})).items,
});
