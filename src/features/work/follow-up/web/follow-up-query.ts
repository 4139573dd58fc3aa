import { queryOptions } from '@tanstack/react-query';
import { subjectField } from '#src/features/work/activity/subject.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { listCalls, readNextStep, readSlipping } from '../follow-up-api.ts';

export type NextStepAnswer = EndpointOutput<typeof readNextStep>;
export type Slipping = EndpointOutput<typeof readSlipping>;
export type SlippingSection = Slipping['sections'][number];
export type SlippingLine = SlippingSection['items'][number];
export type Calls = EndpointOutput<typeof listCalls>;

const TYPES = { types: ['task', 'activity', 'person', 'company'] } as const;

export function nextStepQuery(type: string, id: string) {
  return queryOptions({
    queryKey: ['next-step', type, id],
    queryFn: ({ signal }) =>
      call<typeof readNextStep>(
        'GET /api/v1/next-step',
        { query: { [subjectField(type)]: id } },
        { signal },
      ),
    meta: { types: ['task', 'person', 'company'] },
  });
}

export const slippingQuery = queryOptions({
  queryKey: ['slipping'],
  queryFn: ({ signal }) => call<typeof readSlipping>('GET /api/v1/slipping', {}, { signal }),
  meta: TYPES,
});

export const callsQuery = queryOptions({
  queryKey: ['calls'],
  queryFn: ({ signal }) => call<typeof listCalls>('GET /api/v1/calls', {}, { signal }),
  meta: TYPES,
});
