import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { erasePerson, listErasures, previewErasure } from '../../privacy-api.ts';

export type ErasurePreview = EndpointOutput<typeof previewErasure>;
export type Erasure = EndpointOutput<typeof erasePerson>;

export const previewQuery = (id: string, withShared: boolean) =>
  queryOptions({
    queryKey: ['erasure', 'preview', id, withShared],
    queryFn: () =>
      call<typeof previewErasure>('GET /api/v1/people/{id}/erasure', {
        params: { id },
        query: { with_shared: withShared ? 'true' : 'false' },
      }),
    staleTime: 0,
    gcTime: 0,
  });

export const erasuresQuery = queryOptions({
  queryKey: ['erasure', 'list'],
  queryFn: async () => (await call<typeof listErasures>('GET /api/v1/erasures', {})).items,
});
