import { sql } from 'kysely';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Role } from '../decision-api.ts';
import { splitField } from '../decision-basis.ts';

const WEEKS = 8;
const WEEK_MS = 7 * 86_400_000;

/** How often a member gave a field, or made a record that has it. */
export interface MemberGiving {
  field: string;
  member_id: string;
  role: Role;
  team: string | null;
  times: number;
}

export interface MeasuredField {
  field: string;
  saves: number;
  /** A field's share of a save: the quarter of the saves below it, and above it. */
  seconds: [number, number];
}

export interface Effort {
  weeks: number;
  givings: MemberGiving[];
  measured: MeasuredField[];
}

/** What people have done about these fields in the last eight weeks, by their own hands. */
export async function readEffort(
  ctx: ReadContext,
  types: RecordTypes,
  fields: readonly string[],
): Promise<Effort> {
  const since = await readSince(ctx);
  const effort: Effort = { weeks: since.weeks, givings: [], measured: [] };
  for (const [type, names] of byType(types, fields)) {
    const look = { type, names, from: since.seq };
    effort.givings.push(...(await readGivings(ctx, look)));
    effort.measured.push(...(await readMeasured(ctx, look)));
  }
  return effort;
}

function byType(types: RecordTypes, fields: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { type, field } of fields.map(splitField)) {
    if (types.has(type)) found.set(type, [...(found.get(type) ?? []), field]);
  }
  return found;
}

/** Where eight weeks ago is in the ledger, whose numbers rise with time; younger ones begin at their first. */
async function readSince(ctx: ReadContext): Promise<{ seq: string; weeks: number }> {
  const { workspaceId } = ctx.actor;
  const day = new Date(ctx.now().getTime() - WEEKS * WEEK_MS).toISOString();
  const found = await ctx.db.first<{ seq: string; begun: string | null }>(sql`
    with recursive look(low, high) as (
      select 1::bigint, coalesce(
        (select h.seq + 1 from ledger_head h where h.workspace_id = ${workspaceId}), 1)
      union all
      select case when e.at < ${day} then e.seq + 1 else s.low end,
        case when e.at < ${day} then s.high else e.seq end
      from (select low, high, (low + high) / 2 as middle from look where low < high) s
      join ledger_event e on e.workspace_id = ${workspaceId} and e.seq = s.middle)
    select l.low as seq, (select min(e.at) from ledger_event e
      where e.workspace_id = ${workspaceId} and e.seq = 1) as begun
    from look l where l.low >= l.high limit 1`);
  const begun = found?.begun ? Date.parse(found.begun) : ctx.now().getTime();
  const age = (ctx.now().getTime() - begun) / WEEK_MS;
  return { seq: found?.seq ?? '1', weeks: Math.min(WEEKS, Math.max(1, age)) };
}

interface Look {
  type: string;
  names: string[];
  from: string;
}

const BY_HAND = ['web', 'capture', 'phone', 'email', 'calendar'];

function readGivings(ctx: ReadContext, { type, names, from }: Look): Promise<MemberGiving[]> {
  return ctx.db.rows<MemberGiving>(sql`
    select ${`${type}.`} || f.name as field, m.id as member_id, m.role, t.name as team,
      count(*)::integer as times
    from ledger_event e
    cross join unnest(${names}::text[]) as f(name)
    join member m on m.workspace_id = e.workspace_id and m.id = e.actor_id and m.active
    left join team t on t.workspace_id = m.workspace_id and t.id = m.team_id and t.deleted_at is null
    where e.workspace_id = ${ctx.actor.workspaceId} and e.seq >= ${from} and e.record_type = ${type}
      and e.via = any(${BY_HAND}) and e.undo_of is null
      and (e.verb = ${`${type}.created`} or e.changes ? f.name)
      and exists (select from ${sql.table(type)} r
        where ${visible(ctx.actor, 'r')} and r.id = e.record_id)
    group by f.name, m.id, m.role, t.name`);
}

async function readMeasured(ctx: ReadContext, { type, names, from }: Look) {
  const rows = await ctx.db.rows<{ field: string; saves: number; quarters: number[] }>(sql`
    select ${`${type}.`} || f.name as field, count(*)::integer as saves,
      percentile_cont(array[0.25, 0.75]) within group (order by
        e.interaction_ms / 1000.0::double precision / greatest(1, (select count(*)
          from jsonb_object_keys(e.changes) as k(name)
          where k.name not in ('owner_id', 'visibility', 'deleted_at')))) as quarters
    from ledger_event e
    cross join unnest(${names}::text[]) as f(name)
    where e.workspace_id = ${ctx.actor.workspaceId} and e.seq >= ${from} and e.record_type = ${type}
      and e.via = any(${BY_HAND}) and e.interaction_ms > 0 and e.changes ? f.name
      and exists (select from ${sql.table(type)} r
        where ${visible(ctx.actor, 'r')} and r.id = e.record_id)
    group by f.name`);
  return rows.map(({ field, saves, quarters: [least, most] }) => {
    const seconds: [number, number] = [tenths(least!), tenths(most!)];
    return { field, saves, seconds };
  });
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
