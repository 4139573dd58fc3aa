import { sql } from 'kysely';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { listDone } from '../help-api.ts';

type Done = EndpointOutput<typeof listDone>['items'][number];

const SHOWN = 50;
/** One bulk change may be thousands of events; so many of the newest are looked through. */
const LOOKED_THROUGH = 20_000;

interface CommandRow {
  id: string;
  at: string;
  via: string;
  verb: string;
  record_type: string;
  record_id: string;
  count: number;
  undo_of: string | null;
  is_undone: boolean;
}

/**
 * What the member did, the newest first; what the page notes by itself is no doing of theirs. Where
 * one command did several things, the merge, the contact or the task says best what it was. An import
 * is one line, and not one for each of its parts.
 */
export async function readDone(
  ctx: ReadContext,
  types: RecordTypes,
  undoable: ReadonlySet<string>,
): Promise<Done[]> {
  const rows = await readCommands(ctx);
  const records = await readRecords(ctx, types, rows);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    via: row.via,
    verb: row.verb,
    type: row.record_type,
    is_record: types.has(row.record_type),
    count: row.count,
    record: records.get(row.record_id) ?? null,
    is_undo: row.undo_of !== null,
    is_undone: row.is_undone,
    can_undo: undoable.has(row.record_type) && !row.is_undone,
  }));
}

function readCommands(ctx: ReadContext): Promise<CommandRow[]> {
  const { workspaceId, memberId } = ctx.actor;
  return ctx.db.rows<CommandRow>(sql`
    with own as materialized (
      select seq, command_id, at, via, verb, record_type, record_id, undo_of from ledger_event
      where workspace_id = ${workspaceId} and actor_id = ${memberId}
      order by seq desc limit ${LOOKED_THROUGH}
    ), told as (
      select * from own
      where right(verb, 7) <> '.viewed' and record_type not in ('help', 'learning')
        and via <> 'automation'
        and (via <> 'import' or record_type = 'import')
    ), newest as (
      select command_id, max(seq) as last, count(distinct record_id)::int as count,
        min(undo_of::text)::uuid as undone,
        -- what a merge keeps may be as it was: its undo shows on the others
        (array_agg(record_id order by right(verb, 7) = '.merged', record_type = 'activity' desc,
          record_type = 'task' desc, seq))[1] as witness
      from told group by command_id order by last desc limit ${SHOWN}
    ), undone_merge as (
      -- taken back, or done again by taking that back
      select newest.command_id, m.record_type as type from newest cross join lateral (
        select record_type from ledger_event e
        where e.workspace_id = ${workspaceId} and right(e.verb, 7) = '.merged'
          and (e.command_id = newest.undone or e.command_id = (
            select undo_of from ledger_event u
            where u.workspace_id = ${workspaceId} and u.command_id = newest.undone
              and u.undo_of is not null limit 1))
        limit 1
      ) as m where newest.undone is not null
    ), lead as (
      select distinct on (command_id) told.*, newest.last, newest.count, newest.witness
      from told join newest using (command_id)
        left join undone_merge using (command_id)
      order by command_id, (right(verb, 7) = '.merged') desc,
        (told.record_type = undone_merge.type) desc nulls last, (record_type = 'activity') desc, (record_type = 'task') desc, seq
    )
    select command_id as id, count, at, via, verb, record_type, record_id, undo_of,
      exists (
        select from ledger_event u
        where u.workspace_id = ${workspaceId} and u.record_id = lead.witness
          and u.undo_of = lead.command_id and not exists (
            select from ledger_event again
            where again.workspace_id = ${workspaceId} and again.record_id = lead.witness
              and again.undo_of = u.command_id)
      ) as is_undone
    from lead order by last desc`);
}

/** The records by their names, as far as the member may see them. */
async function readRecords(
  ctx: ReadContext,
  types: RecordTypes,
  rows: CommandRow[],
): Promise<Map<string, NonNullable<Done['record']>>> {
  const found = new Map<string, NonNullable<Done['record']>>();
  for (const type of new Set(rows.map(({ record_type }) => record_type))) {
    if (!types.has(type)) continue;
    const ids = rows.filter((row) => row.record_type === type).map((row) => row.record_id);
    const records = await ctx.db.rows<NonNullable<Done['record']>>(sql`
      select r.id, r.title, r.deleted_at is not null as is_binned from ${sql.table(type)} r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.id = any(${ids}::uuid[])
        and ${visible(ctx.actor, 'r')}`);
    for (const record of records) found.set(record.id, record);
  }
  return found;
}
