import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { ChangeKind, readPipelineAsOf, readPipelineChanges } from '../../past-api.ts';

export type AsOf = EndpointOutput<typeof readPipelineAsOf>;
export type Changes = EndpointOutput<typeof readPipelineChanges>;

export function asOfQuery(id: string, day: string, stage_id?: string) {
  return queryOptions({
    queryKey: ['deal', 'as-of', id, day, stage_id ?? ''],
    queryFn: ({ signal }) =>
      call<typeof readPipelineAsOf>(
        'GET /api/v1/pipelines/{id}/as-of',
        { params: { id }, query: { day, ...(stage_id && { stage_id }) } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    retry: false,
    meta: { types: ['stage'] },
  });
}

interface Span {
  id: string;
  from: string;
  to: string;
}

export function changesQuery({ id, from, to }: Span, kind?: ChangeKind) {
  return queryOptions({
    queryKey: ['deal', 'changes', id, from, to, kind ?? ''],
    queryFn: ({ signal }) =>
      call<typeof readPipelineChanges>(
        'GET /api/v1/pipelines/{id}/changes',
        { params: { id }, query: { from, to, ...(kind && { kind }) } },
        { signal },
      ),
    meta: { types: ['stage'] },
  });
}
