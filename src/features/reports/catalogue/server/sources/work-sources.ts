import { sql } from 'kysely';
import { unseen } from '#src/records/server/visible.ts';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import {
  dayOf,
  isAsked,
  isContact,
  isThere,
  living,
  localDay,
  momentOf,
  type Sql,
} from './moment.ts';
import { describeSource } from './source-columns.ts';

const SUBJECTS = ['deal_id', 'case_id', 'person_id', 'company_id'];

/** Calls, meetings, visits and messages, each with whether it was clear what comes next. */
export const contact = defineSource({
  ...describeSource(
    'contact',
    {
      activity_id: ['→activity', 'activity.body'],
      kind: ['choice', 'activity.kind'],
      occurred_at: ['datetime', 'activity.occurred_at'],
      person_id: ['→person', 'activity.person_id'],
      company_id: ['→company', 'activity.company_id'],
      deal_id: ['→deal', 'activity.deal_id'],
      case_id: ['→service_case', 'activity.case_id'],
      next_step: [
        'boolean',
        ...SUBJECTS.flatMap((field) => [`task.${field}`, `activity.${field}`]),
        'task.done_at',
      ],
    },
    ['activity.kind'],
  ),
  record: 'activity',
  since: 'occurred_at',
  rows: (scope) => sql`
    select a.workspace_id, a.id as record_id, a.owner_id, a.id as activity_id, a.kind, a.occurred_at,
      a.person_id, a.company_id, a.deal_id, a.case_id,
      (${sql.join(
        SUBJECTS.map((field) => plannedFor(scope, field)),
        sql` or `,
      )}) as next_step
    from activity a where ${isContact(scope)}`,
});

/** Planned a day after the contact, or after it was written down, at the latest. */
function plannedFor(scope: SourceScope, field: string): Sql {
  return sql`exists (select from task t
    where ${sql.ref(`t.${field}`)} = ${sql.ref(`a.${field}`)} and ${living(scope, 't')}
      and t.created_at <= greatest(a.occurred_at, a.created_at) + interval '1 day'
      and ${isThere(scope, sql`t.created_at`)} and (t.done_at is null or t.done_at > a.occurred_at))`;
}

/** Our tasks with a day that is over, or that are done. */
export const promise = defineSource({
  ...describeSource(
    'promise',
    {
      task_id: ['→task', 'task.subject'],
      kind: ['choice', 'task.kind'],
      promised_at: ['datetime', 'task.created_at'],
      due_on: ['date', 'task.due_on'],
      done_at: ['datetime', 'task.done_at'],
      person_id: ['→person', 'task.person_id'],
      company_id: ['→company', 'task.company_id'],
      deal_id: ['→deal', 'task.deal_id'],
      case_id: ['→service_case', 'task.case_id'],
      kept: ['boolean', 'task.due_on', 'task.done_at'],
    },
    ['task.promised_by', 'task.due_on', 'task.done_at'],
  ),
  record: 'task',
  since: 'promised_at',
  rows: (scope) => sql`
    select t.workspace_id, t.id as record_id, t.owner_id, t.id as task_id, t.kind,
      t.created_at as promised_at, t.due_on, ${doneAt(scope)} as done_at, t.person_id, t.company_id,
      t.deal_id, t.case_id,
      coalesce(${localDay(doneAt(scope), scope)} <= t.due_on, false) as kept
    from task t
    where ${living(scope, 't')} and t.due_on is not null and t.promised_by is distinct from 'them'
      and ${isThere(scope, sql`t.created_at`)}
      and (${doneAt(scope)} is not null or t.due_on < ${dayOf(scope)})`,
});

function doneAt(scope: SourceScope): Sql {
  if (scope.before === null) return sql`t.done_at`;
  return sql`(case when t.done_at < ${momentOf(scope)} then t.done_at end)`;
}

const ENTERED = [
  'company',
  'person',
  'deal',
  'activity',
  'task',
  'quote',
  'sales_order',
  'service_case',
];

/**
 * Saves of people with the time that their form was open. Without an owner on purpose: what a save
 * cost is never told by person. A day of somebody can be counted, and nothing else: it is bytes, for
 * to write both out as text took a tenth of the time, as decimal fractions of minutes took a sixth.
 */
export const entry = defineSource({
  ...describeSource('entry', {
    at: ['datetime'],
    type: ['choice'],
    minutes: ['number'],
    keys: ['integer'],
    member_day: ['text'],
  }),
  record: 'activity',
  since: 'at',
  countedOnly: ['member_day'],
  teller: 'teller',
  rows: (scope) => sql`
    select e.workspace_id, e.record_id, null::uuid as owner_id, e.at, e.record_type as type,
      e.interaction_ms / 60000::float8 as minutes, e.keys,
      uuid_send(e.actor_id) || date_send(${localDay(sql`e.at`, scope)}) as member_day, e.actor_id as teller
    from ledger_event e
    where ${isEntry(scope)} and e.record_type = any(${[...ENTERED]}::text[])
      and ${isThere(scope, sql`e.at`)} and not exists (select from (${unseenRecords(scope)} offset 0) h
        where h.id = e.record_id and h.type = e.record_type)`,
  times: earliestEntries,
});

/** The earliest of each type by an index of its own, and each record looked up for these alone. */
function earliestEntries(scope: SourceScope, earliest: number): Sql {
  const isSeen = ENTERED.map(
    (type) => sql`when ${sql.lit(type)} then exists (select from ${sql.table(type)} r
      where r.id = e.record_id and ${living(scope, 'r')})`,
  );
  return sql`
    select f.workspace_id, f.record_id, f.at
    from unnest(${[...ENTERED]}::text[]) as k (type) cross join lateral (
      select e.workspace_id, e.record_id, e.at from ledger_event e
      where e.record_type = k.type and ${isEntry(scope)} and ${isAsked(scope, sql`e.at`)}
        and (case k.type ${sql.join(isSeen, sql` `)} end)
      order by e.at limit ${sql.lit(earliest)}) f`;
}

/** An event `e` that a person wrote in a form. */
function isEntry({ actor }: SourceScope): Sql {
  return sql`(e.workspace_id = ${actor.workspaceId} and e.interaction_ms is not null
    and e.actor_id is not null and e.via not in ('import', 'automation', 'api'))`;
}

/**
 * The records of all types that entries are not told of: those that the reader does not see, are in the bin,
 * or are gone with whoever was erased. They are few where the others are many, and stand in an index each.
 */
function unseenRecords(scope: SourceScope): Sql {
  const { actor } = scope;
  const parts = ENTERED.map((type) => {
    const name = sql.lit(type);
    const hidden = sql`select ${name} as type, h.id from ${sql.table(type)} h
      where h.workspace_id = ${actor.workspaceId} and (${unseen(actor, 'h')} or h.deleted_at is not null)`;
    // what is told of an erased record has lost its salt, and so has some that others stay with
    const gone = sql`select ${name}, x.record_id from ledger_event x
      where x.workspace_id = ${actor.workspaceId} and x.record_type = ${name} and x.changes_salt is null
        and not exists (select from ${sql.table(type)} h
          where h.workspace_id = ${actor.workspaceId} and h.id = x.record_id)`;
    return sql`${hidden} union all ${gone}`;
  });
  return sql.join(parts, sql` union all `);
}
