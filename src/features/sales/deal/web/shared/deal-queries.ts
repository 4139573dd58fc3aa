import { queryOptions } from '@tanstack/react-query';
import type { readPipelineSettings } from '#src/features/sales/pipeline/pipeline-api.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';

export type PipelineSettings = EndpointOutput<typeof readPipelineSettings>;
export type StageSettings = PipelineSettings['pipelines'][number]['stages'][number];

export const pipelinesQuery = queryOptions({
  queryKey: ['pipeline', 'settings'],
  queryFn: () => call<typeof readPipelineSettings>('GET /api/v1/pipelines/settings', {}),
  staleTime: 5 * 60_000,
  meta: { types: ['stage', 'outcome_reason'] },
});
