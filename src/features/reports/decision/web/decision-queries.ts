import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { readProgramme } from '#src/features/programme/plan/programme-api.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type {
  Chosen,
  listDecisionChanges,
  previewDecisions,
  readDecisions,
} from '../decision-api.ts';

export type DecisionsAnswer = EndpointOutput<typeof readDecisions>;
export type PreviewAnswer = EndpointOutput<typeof previewDecisions>;

export const decisionsQuery = queryOptions({
  queryKey: ['decision_basis', 'now'],
  queryFn: () => call<typeof readDecisions>('GET /api/v1/decisions', {}),
});

/** What the charter of a programme says already; the set-up begins with it. */
export const agreedQuery = queryOptions({
  queryKey: ['programme', 'agreed'],
  queryFn: async () => {
    const { programme } = await call<typeof readProgramme>('GET /api/v1/programme', {});
    return programme && !programme.ended ? programme : null;
  },
});

export const changesQuery = queryOptions({
  queryKey: ['decision_basis', 'history'],
  queryFn: () => call<typeof listDecisionChanges>('GET /api/v1/decisions/history', {}),
});

/** What the decisions chosen so far would ask; while it is reckoned anew the last answer stays. */
export function previewQuery(decisions: readonly Chosen[]) {
  return queryOptions({
    queryKey: ['decision_basis', 'preview', decisions],
    queryFn: () =>
      call<typeof previewDecisions>(
        'POST /api/v1/decisions/preview',
        { body: { decisions: [...decisions] } },
        { reads: true },
      ),
    enabled: decisions.length > 0,
    placeholderData: keepPreviousData,
    meta: { types: ['decision_basis'] },
  });
}
