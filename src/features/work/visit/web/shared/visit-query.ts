import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readVisit } from '../../visit-api.ts';

export type Visit = EndpointOutput<typeof readVisit>;

/** A case that a colleague opens is to be seen within a minute, also where nothing is told at once. */
export const AGAIN_MS = 60_000;

/** Whose changes make a visit stale. */
export const VISIT_TYPES = [
  'task',
  'activity',
  'person',
  'company',
  'service_case',
  'deal',
  'stage',
] as const;

export interface VisitSubject {
  type: 'person' | 'company';
  id: string;
}

/** All that is good to know before meeting them. */
export function visitQuery({ type, id }: VisitSubject) {
  return queryOptions({
    queryKey: ['visit', type, id],
    queryFn: ({ signal }) =>
      call<typeof readVisit>(
        'GET /api/v1/visits/{type}/{id}',
        { params: { type, id } },
        { signal },
      ),
    refetchInterval: AGAIN_MS,
    meta: { types: VISIT_TYPES },
  });
}

/** The one whom a task is about: its person, else its company. */
export function subjectOf(task: {
  person_id: string | null;
  company_id: string | null;
}): VisitSubject | null {
  if (task.person_id) return { type: 'person', id: task.person_id };
  return task.company_id ? { type: 'company', id: task.company_id } : null;
}
