import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { type Evidence, FIRST_PEOPLE, type Step } from '../help.ts';

/** What somebody has learnt is kept, so that no more than their latest events need be looked at. */
const LATEST = 2000;

interface Traces extends Required<Evidence> {
  people: number;
  imports: number;
  meetings: number;
  follow_ups: number;
  written: number;
}

/**
 * What the ledger shows of the member's own hand: imports' records and automation are not theirs.
 * `since`: from this instant on. Before a visit: they looked up whom they met within the day before. Without a
 * signal: what they wrote reached the server a minute later at least, and says itself when it was written.
 */
export async function readEvidence(
  ctx: ReadContext,
  since = '2000-01-01T00:00:00Z',
): Promise<{ lessons: Evidence; steps: Record<Step, boolean> }> {
  const { workspaceId, memberId } = ctx.actor;
  const traces = (await ctx.db.first<Traces>(sql`
    with own as materialized (
      select command_id, record_id, verb, via, undo_of, changes, at, occurred_at
      from ledger_event
      where workspace_id = ${workspaceId} and actor_id = ${memberId}
        and at >= ${since}::timestamptz
        and (via not in ('import', 'automation') or record_type = 'import')
      order by seq desc limit ${LATEST}
    ), captured as (
      select distinct record_id from own where via = 'capture' and verb like '%.created'
    ), with_tasks as (
      select command_id from own where via <> 'capture'
      group by command_id
      having bool_or(verb = 'activity.created') and bool_or(verb = 'task.created')
    )
    select
      count(distinct command_id) filter (where via = 'capture')::int as capture,
      count(distinct command_id) filter (where verb like '%.changed' and undo_of is null
        and record_id in (table captured))::int as correct,
      count(distinct record_id) filter (where verb in ('person.viewed', 'company.viewed'))::int as find,
      count(distinct command_id) filter (where verb in ('task.created', 'task.postponed')
        and undo_of is null)::int as "followUp",
      count(distinct command_id) filter (where verb in ('task.changed', 'task.postponed')
        and undo_of is null and changes -> 'due_at' ->> 0 is not null
        and changes -> 'due_at' ->> 1 is not null)::int as move,
      (select count(*) from with_tasks)::int as notes,
      (select count(distinct t.id)::int from own o join task t on t.workspace_id = ${workspaceId}
        and t.owner_id = ${memberId} and t.kind in ('meeting', 'visit') and t.deleted_at is null
        and o.record_id in (t.person_id, t.company_id)
        and coalesce(t.due_at, t.due_on + interval '18 hours')
          between o.at and o.at + interval '24 hours'
        where o.verb in ('person.viewed', 'company.viewed')) as visit,
      count(distinct command_id) filter (where via = 'web'
        and at - occurred_at >= interval '1 minute')::int as offline,
      count(distinct command_id) filter (where undo_of is null
        and verb in ('saved_view.created', 'list_choice.changed'))::int as views,
      count(distinct command_id) filter (where undo_of is not null)::int as undo,
      count(distinct record_id) filter (where verb = 'person.created')::int as people,
      count(*) filter (where verb = 'import.done')::int as imports,
      count(*) filter (where verb = 'task.created'
        and changes -> 'kind' ->> 1 in ('meeting', 'visit'))::int as meetings,
      count(*) filter (where verb = 'task.created'
        and coalesce(changes -> 'kind' ->> 1, '') not in ('meeting', 'visit')
        and coalesce(changes -> 'due_on' ->> 1, changes -> 'due_at' ->> 1) is not null)::int as follow_ups,
      count(*) filter (where verb = 'activity.created')::int as written
    from own`))!;
  const { people, imports, meetings, follow_ups, written, ...lessons } = traces;
  const steps = {
    touch: people >= FIRST_PEOPLE || imports > 0,
    plan: meetings > 0,
    follow: follow_ups > 0,
    note: written > 0,
  };
  return { lessons, steps };
}
