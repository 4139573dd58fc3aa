import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { ApiProblem, sayProblem } from '#src/web/api/api-problem.ts';
import { call, send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import type { readPipelineSettings, setUpPipeline, setUpReasons } from '../../pipeline-api.ts';
import { pipelineText } from '../pipeline-text.ts';

export const pipelineSettingsQuery = queryOptions({
  queryKey: ['pipeline', 'settings'],
  queryFn: () => call<typeof readPipelineSettings>('GET /api/v1/pipelines/settings', {}),
  meta: { types: ['stage', 'outcome_reason'] },
});

/** Saves settings of deals; what went wrong is told in `problem`. */
export function useSetUp() {
  const client = useQueryClient();
  const text = pipelineText.useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [isInUse, setInUse] = useState(false);

  async function run<Output>(work: () => Promise<Output>): Promise<Output | undefined> {
    setBusy(true);
    setProblem('');
    setInUse(false);
    try {
      const done = await work();
      invalidateTypes(client, new Set(['pipeline', 'stage', 'outcome_reason']));
      return done;
    } catch (error) {
      setProblem(sayProblem(error, text('failed')));
      setInUse(error instanceof ApiProblem && error.reason === 'in_use');
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    problem,
    /** Deals stand in what was to go. */
    isInUse,
    pipeline: (body: EndpointInput<typeof setUpPipeline>['body']) =>
      run(() =>
        call<typeof setUpPipeline>(
          'POST /api/v1/pipelines/set-up',
          { body },
          { says: text('saved') },
        ),
      ),
    reasons: (body: EndpointInput<typeof setUpReasons>['body']) =>
      run(() =>
        call<typeof setUpReasons>(
          'POST /api/v1/outcome_reasons/set-up',
          { body },
          { says: text('reasons.saved') },
        ),
      ),
    remove: (id: string) =>
      run(() =>
        send<object>(
          'DELETE /api/v1/pipelines/{id}',
          { params: { id } },
          { says: text('removed') },
        ),
      ),
  };
}
