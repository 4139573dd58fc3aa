import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { QueueScope, readCaseAround, readCaseQueue } from '../case-api.ts';

export type CaseQueue = EndpointOutput<typeof readCaseQueue>;
export type CaseAround = EndpointOutput<typeof readCaseAround>;

const SCOPES: readonly QueueScope[] = ['mine', 'unassigned', 'all', 'waiting'];
const AGAIN_MS = 60_000;

export interface QueueSearch {
  scope: QueueScope;
  queue_id?: string;
}

/** What of the queue is asked for, as it stands in the page's address. */
export function queueSearch(search: Record<string, unknown>): QueueSearch {
  const scope = SCOPES.find((one) => one === search.scope) ?? 'unassigned';
  return typeof search.queue === 'string' ? { scope, queue_id: search.queue } : { scope };
}

export function caseQueueQuery(search: Record<string, unknown>) {
  const query = queueSearch(search);
  return queryOptions({
    queryKey: ['service_case', 'queue', query],
    queryFn: ({ signal }) =>
      call<typeof readCaseQueue>('GET /api/v1/case-queue', { query }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
    meta: { types: ['service_case', 'queue', 'company', 'person'] },
  });
}

export function caseAroundQuery(id: string) {
  return queryOptions({
    queryKey: ['service_case', 'around', id],
    queryFn: ({ signal }) =>
      call<typeof readCaseAround>('GET /api/v1/cases/{id}/around', { params: { id } }, { signal }),
    meta: { types: ['service_case', 'activity', 'person'] },
  });
}
