import { sql } from 'kysely';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import { isThere, living, momentOf, type Sql } from './moment.ts';
import { describeSource } from './source-columns.ts';

const ABOUT = {
  case_id: ['→service_case', 'service_case.number'],
  company_id: ['→company', 'service_case.company_id'],
  person_id: ['→person', 'service_case.person_id'],
  queue_id: ['→queue', 'service_case.queue_id'],
  priority: ['choice', 'service_case.priority'],
} as const;
const about = sql`r.workspace_id, r.id as record_id, r.owner_id, r.id as case_id, r.company_id,
  r.person_id, r.queue_id, r.priority`;

export const openCase = defineSource({
  ...describeSource('open_case', {
    ...spread(),
    opened_at: ['datetime', 'service_case.opened_at'],
    age_days: ['number', 'service_case.opened_at', 'service_case.status'],
  }),
  record: 'service_case',
  since: 'opened_at',
  rows: (scope) => sql`
    select ${about}, r.opened_at,
      extract(epoch from ${momentOf(scope)} - r.opened_at) / 86400 as age_days
    from service_case r
    where ${living(scope, 'r')} and ${isThere(scope, sql`r.opened_at`)}
      and ${statusThen(scope)} in ('new', 'open', 'waiting')`,
});

/** The status at a past moment is that before its first change since. */
function statusThen(scope: SourceScope): Sql {
  if (scope.before === null) return sql`r.status`;
  return sql`coalesce((select e.changes -> 'status' ->> 0 from ledger_event e
    where e.workspace_id = r.workspace_id and e.record_id = r.id and e.at >= ${momentOf(scope)}
      and e.changes ? 'status' order by e.seq limit 1), r.status)`;
}

/** Two promises a case may have; one not due yet and not met is not judged. */
export const casePromise = defineSource({
  ...describeSource('case_promise', {
    ...spread(),
    promise: ['choice', 'service_case.response_due_at', 'service_case.resolution_due_at'],
    opened_at: ['datetime', 'service_case.opened_at'],
    due_at: ['datetime', 'service_case.response_due_at', 'service_case.resolution_due_at'],
    met_at: ['datetime', 'service_case.first_response_at', 'service_case.resolved_at'],
    kept: [
      'boolean',
      'service_case.response_due_at',
      'service_case.first_response_at',
      'service_case.resolution_due_at',
      'service_case.resolved_at',
    ],
  }),
  record: 'service_case',
  since: 'opened_at',
  // a look for each, so that either is found by its own day
  rows: (scope) => sql`${promises(scope, 'response', 'first_response_at')}
    union all ${promises(scope, 'resolution', 'resolved_at')}`,
});

function promises(scope: SourceScope, promise: string, met: string): Sql {
  const dueAt = sql.ref(`r.${promise}_due_at`);
  const metAt = metBy(scope, `r.${met}`);
  return sql`
    select ${about}, ${sql.lit(promise)}::text as promise, r.opened_at, ${dueAt} as due_at,
      ${metAt} as met_at, coalesce(${metAt} <= ${dueAt}, false) as kept
    from service_case r
    where ${living(scope, 'r')} and ${dueAt} is not null
      and (${metAt} is not null or ${dueAt} < ${momentOf(scope)})`;
}

function metBy(scope: SourceScope, at: string): Sql {
  if (scope.before === null) return sql.ref(at);
  return sql`(case when ${sql.ref(at)} < ${momentOf(scope)} then ${sql.ref(at)} end)`;
}

/** A row each time that a case was resolved, from the ledger: the case itself forgets it when reopened. */
export const caseResolution = defineSource({
  ...describeSource('case_resolution', {
    ...spread(),
    resolved_at: ['datetime', 'service_case.resolved_at'],
    reopened: ['boolean', 'service_case.status'],
  }),
  record: 'service_case',
  since: 'resolved_at',
  rows: (scope) => sql`
    select ${about}, e.at as resolved_at,
      exists (select from ledger_event o where o.workspace_id = e.workspace_id
        and o.record_id = e.record_id and o.seq > e.seq and o.verb = 'service_case.reopened'
        and ${isThere(scope, sql`o.at`)} and not ${takenBack(sql`o`)}) as reopened
    from ledger_event e
    join service_case r on r.id = e.record_id and ${living(scope, 'r')}
    where e.workspace_id = ${scope.actor.workspaceId} and e.verb = 'service_case.resolved'
      and ${isThere(scope, sql`e.at`)} and not ${takenBack(sql`e`)}`,
});

/** Undone: it was a slip. */
function takenBack(event: Sql): Sql {
  return sql`exists (select from ledger_event u where u.workspace_id = ${event}.workspace_id
    and u.record_id = ${event}.record_id and u.undo_of = ${event}.command_id)`;
}

function spread() {
  const entries = Object.entries(ABOUT).map(([name, parts]) => [name, [...parts]]);
  return Object.fromEntries(entries) as {
    [K in keyof typeof ABOUT]: ['choice' | '→company', string];
  };
}
