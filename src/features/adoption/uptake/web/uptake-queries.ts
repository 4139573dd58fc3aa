import { queryOptions } from '@tanstack/react-query';
import type {
  listUptakeFormulas,
  readMemberUptake,
  readMyUptake,
} from '#src/features/adoption/measure/measure-api.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import { wantMessages } from '#src/web/i18n/messages.ts';
import type {
  listCorrections,
  listMyGifts,
  listMyLooks,
  readCorrectionRates,
} from '../uptake-api.ts';

export type MyUptake = EndpointOutput<typeof readMyUptake>;
export type Gifts = EndpointOutput<typeof listMyGifts>;
export type ShownGift = Gifts['items'][number];
export type ShownCorrection = EndpointOutput<typeof listCorrections>['items'][number];

const WORK = ['activity', 'task', 'deal', 'service_case'];

/** One's own figures, of today or as they were on a day. */
export function myUptakeQuery(on?: string) {
  return queryOptions({
    queryKey: ['uptake', 'me', on ?? 'now'],
    queryFn: ({ signal }) =>
      call<typeof readMyUptake>('GET /api/v1/adoption/me', { query: on ? { on } : {} }, { signal }),
    meta: { types: on ? [] : WORK },
  });
}

export function memberUptakeQuery(id: string) {
  return queryOptions({
    queryKey: ['uptake', 'member', id],
    queryFn: ({ signal }) =>
      call<typeof readMemberUptake>(
        'GET /api/v1/adoption/members/{id}',
        { params: { id }, query: {} },
        { signal },
      ),
  });
}

/** What came back in the week of a day. */
export function giftsQuery(day?: string) {
  return queryOptions({
    queryKey: ['uptake', 'gifts', day ?? 'now'],
    queryFn: ({ signal }) =>
      call<typeof listMyGifts>(
        'GET /api/v1/adoption/me/gifts',
        { query: day ? { day } : {} },
        { signal },
      ),
    meta: { types: WORK },
  });
}

export const looksQuery = queryOptions({
  queryKey: ['uptake', 'looks'],
  queryFn: async ({ signal }) => {
    const route = 'GET /api/v1/adoption/me/looks';
    return (await call<typeof listMyLooks>(route, {}, { signal })).items;
  },
});

export function correctionsQuery(of: 'me' | 'all') {
  return queryOptions({
    queryKey: ['uptake', 'corrections', of],
    queryFn: async ({ signal }) => {
      const route = 'GET /api/v1/adoption/corrections';
      return (await call<typeof listCorrections>(route, { query: { of } }, { signal })).items;
    },
    meta: { types: ['uptake_correction'] },
  });
}

export const ratesQuery = queryOptions({
  queryKey: ['uptake', 'corrections', 'rates'],
  queryFn: ({ signal }) =>
    call<typeof readCorrectionRates>('GET /api/v1/adoption/corrections/rates', {}, { signal }),
});

/** The formulas as the server publishes them, in the reader's language. */
export const formulasQuery = queryOptions({
  queryKey: ['uptake', 'formulas'],
  queryFn: async ({ signal }) => {
    const route = 'GET /api/v1/adoption/formulas';
    const [{ items }] = await Promise.all([
      call<typeof listUptakeFormulas>(route, {}, { signal }),
      wantMessages(),
    ]);
    return items;
  },
  staleTime: 5 * 60_000,
});
