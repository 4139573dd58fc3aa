import { queryOptions } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';

export interface Purpose {
  id: string;
  title: string;
  legal_basis: string;
  wording?: string | null;
}

export const purposesQuery = queryOptions({
  queryKey: ['purpose', 'all'],
  queryFn: async () => {
    const query = { limit: 200, sort: 'title' };
    return (await send<{ items: Purpose[] }>('GET /api/v1/purposes', { query })).items;
  },
});
