import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { EndpointInput, EndpointOutput } from '#src/lib/define-endpoint.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type {
  createEndpoint,
  deleteEndpoint,
  listDeliveries,
  listEndpoints,
  resend,
  rotateSecret,
  testEndpoint,
  updateEndpoint,
} from '../webhook-api.ts';
import { webhookText } from './webhook-text.ts';

export type Address = EndpointOutput<typeof listEndpoints>['items'][number];
export type Delivery = EndpointOutput<typeof listDeliveries>['items'][number];
export type AddressBody = EndpointInput<typeof createEndpoint>['body'];
type AddressPatch = EndpointInput<typeof updateEndpoint>['body'];

export const addressesQuery = queryOptions({
  queryKey: ['webhook_endpoint', 'list'],
  queryFn: () => call<typeof listEndpoints>('GET /api/v1/webhook-endpoints', {}),
});

const LOOK_MS = 3000;

export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['webhook_endpoint', 'deliveries', id],
    queryFn: ({ pageParam }) =>
      call<typeof listDeliveries>('GET /api/v1/webhook-endpoints/{id}/deliveries', {
        params: { id },
        query: pageParam ? { before: pageParam } : {},
      }),
    initialPageParam: '',
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.id : undefined),
    // an attempt is no change that pages are told of
    refetchInterval: LOOK_MS,
  });

function useChange<Input, Output>(run: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => client.invalidateQueries({ queryKey: ['webhook_endpoint'] }),
    onError: (error) => showToast(sayProblem(error), { tone: 'bad' }),
  });
}

export function useAddressVerbs() {
  const text = webhookText.useText();
  return {
    add: useChange((body: AddressBody) =>
      call<typeof createEndpoint>('POST /api/v1/webhook-endpoints', { body }, { says: false }),
    ),
    change: useChange(({ id, body }: { id: string; body: AddressPatch }) =>
      call<typeof updateEndpoint>(
        'PATCH /api/v1/webhook-endpoints/{id}',
        { params: { id }, body },
        { says: text('saved') },
      ),
    ),
    remove: useChange((id: string) =>
      call<typeof deleteEndpoint>(
        'DELETE /api/v1/webhook-endpoints/{id}',
        { params: { id } },
        { says: text('deleted') },
      ),
    ),
    rotate: useChange((id: string) =>
      call<typeof rotateSecret>(
        'POST /api/v1/webhook-endpoints/{id}/rotate-secret',
        { params: { id } },
        { says: false },
      ),
    ),
    test: useChange(async (id: string) => {
      await call<typeof testEndpoint>(
        'POST /api/v1/webhook-endpoints/{id}/test',
        { params: { id } },
        { says: false },
      );
      showToast(text('testSent'));
    }),
    resend: useChange(async (id: string) => {
      await call<typeof resend>(
        'POST /api/v1/webhook-deliveries/{id}/resend',
        { params: { id } },
        { says: false },
      );
      showToast(text('resent'));
    }),
  };
}
