import { type RawBuilder, sql } from 'kysely';
import type { Subject } from '#src/features/work/activity/subject.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

interface TurnsRequest {
  subject: Subject;
  limit: number;
  after: { at: string; id: string } | undefined;
}

/**
 * The turns that deals and cases took, from the ledger: made, moved, won, resolved. Each as
 * `{type: 'turn', id, at, owner_id, accepted_by, record_type, record_id, title, stage, status, is_new}`.
 */
export function readTurns(ctx: ReadContext, request: TurnsRequest): Promise<Row[]> {
  const { limit, after } = request;
  const { workspaceId } = ctx.actor;
  const isOlder = after
    ? sql`and (e.at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  return ctx.db.rows<Row>(sql`
    select 'turn' as type, turn.id, turn.at, turn.actor_id as owner_id, m.name as owner_name,
      accepted.by as accepted_by,
      t.type as record_type, t.id as record_id, t.title, s.title as stage, turn.status, turn.is_new
    from (${theirs(ctx, request.subject)}) as t
    cross join lateral (
      select e.id, e.at, e.actor_id, e.command_id, e.changes #>> '{stage_id,1}' as stage_id,
        e.changes #>> '{status,1}' as status, e.verb like '%.created' as is_new
      from ledger_event e
      where e.workspace_id = ${workspaceId} and e.record_id = t.id ${isOlder}
        and (e.changes ? 'status' or e.changes ? 'stage_id')
      order by e.seq desc limit ${limit}
    ) as turn
    left join stage s on s.workspace_id = ${workspaceId} and s.id = turn.stage_id::uuid
    left join member m on m.workspace_id = ${workspaceId} and m.id = turn.actor_id
    left join lateral (
      select q.answered_by as by from ledger_event a
      join quote q on q.workspace_id = a.workspace_id and q.id = a.record_id
      where turn.actor_id is null and turn.status = 'won' and a.workspace_id = ${workspaceId}
        and a.command_id = turn.command_id and a.verb = 'quote.accepted'
        and ${visible(viewerOf(ctx.actor), 'q')}
      limit 1
    ) as accepted on true
    order by turn.at desc, turn.id desc limit ${limit}`);
}

/** The deals and cases whose turns stand on the page of a subject. */
function theirs(ctx: ReadContext, { type, id }: Subject): RawBuilder<unknown> {
  const shown = (table: 'deal' | 'service_case', which: RawBuilder<unknown>) => sql`
    select ${table} as type, r.id, r.title from ${sql.table(table)} r
    where ${visible(viewerOf(ctx.actor), 'r')} and r.deleted_at is null and ${which}`;
  if (type === 'service_case') return shown('service_case', sql`r.id = ${id}`);
  const deals = type === 'deal' ? sql`r.id = ${id}` : sql`${sql.ref(`r.${type}_id`)} = ${id}`;
  return sql`${shown('deal', deals)} union all
    ${shown('service_case', sql`${sql.ref(`r.${type}_id`)} = ${id}`)}`;
}
