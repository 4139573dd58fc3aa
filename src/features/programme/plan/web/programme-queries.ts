import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call, send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { listEstimates } from '../estimate-api.ts';
import type { listCosts } from '../impact-api.ts';
import type { listLocks, ProgrammeAnswer, readProgramme } from '../programme-api.ts';

export type ProgrammePageAnswer = EndpointOutput<typeof readProgramme>;
export type { ProgrammeAnswer };

export const programmeQuery = queryOptions({
  queryKey: ['programme', 'now'],
  queryFn: () => call<typeof readProgramme>('GET /api/v1/programme', {}),
  meta: { types: ['decision_basis', 'exemption', 'member', 'team'] },
});

export const locksQuery = queryOptions({
  queryKey: ['programme', 'locks'],
  queryFn: () => call<typeof listLocks>('GET /api/v1/programme/locks', {}),
  staleTime: 5 * 60_000,
});

export const estimatesQuery = queryOptions({
  queryKey: ['programme_estimate', 'list'],
  queryFn: () => call<typeof listEstimates>('GET /api/v1/programme/estimates', {}),
  meta: { types: ['programme_reading'] },
});

export const costsQuery = queryOptions({
  queryKey: ['change_cost', 'list'],
  queryFn: () => call<typeof listCosts>('GET /api/v1/change-costs', {}),
  meta: { types: ['custom_field', 'approval_rule', 'automation_rule'] },
});

type Step =
  | 'PUT /api/v1/programme/charter'
  | 'POST /api/v1/programme/agree'
  | 'PUT /api/v1/programme/kick-off'
  | 'POST /api/v1/programme/advance'
  | 'POST /api/v1/programme/override'
  | 'POST /api/v1/programme/complete'
  | 'POST /api/v1/programme/stop'
  | 'POST /api/v1/programme/capabilities/{name}/open'
  | 'POST /api/v1/programme/estimates'
  | 'POST /api/v1/programme/estimates/{id}/readings';

const CHANGED = ['programme', 'programme_estimate', 'programme_reading'];

export interface StepInput {
  params?: Record<string, string>;
  body?: object;
}

/** A step of the programme and whether it was done; everything is read anew after it. */
export function useStep(route: Step, says: string | false) {
  const { act, isBusy } = useAttempt(CHANGED);
  return { isBusy, go: (input: StepInput = {}) => act(() => send(route, input, { says })) };
}
