import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { columnOf } from '#src/records/server/filter/filter-sql.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { MeasuredEffort } from '../effort.ts';
import { OPENED_ENOUGH, UNREAD_DAYS } from '../lineage.ts';
import type { Lineage } from '../lineage-api.ts';
import { keyOf } from './lineage-queries.ts';

/** The fields of one's own by their names, with the day from which on they have been there. */
export async function readOwn(ctx: ReadContext) {
  const rows = await ctx.db.rows<{
    id: string;
    type: string;
    field: string;
    created_on: string;
  }>(sql`
    select f.id, f.record_type as type, f.name as field, f.created_at::date as created_on
    from custom_field f
    where f.workspace_id = ${ctx.actor.workspaceId} and f.archived_at is null`);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** The day from which on the workspace has had the product's fields. */
export async function readBegun(ctx: ReadContext): Promise<string> {
  const first = await ctx.db.first<{ on: string }>(sql`
    select e.at::date as on from ledger_event e
    where e.workspace_id = ${ctx.actor.workspaceId} order by e.seq limit 1`);
  return first?.on ?? daysAgo(ctx.now(), 0);
}

interface Asking {
  types: readonly string[];
  since: string;
}

/** What people have filled in on a page since, with each field's share of the time in the form. */
export async function readEfforts(
  ctx: ReadContext,
  { types, since }: Asking,
): Promise<Map<string, MeasuredEffort>> {
  if (types.length === 0) return new Map();
  const rows = await ctx.db.rows<
    Omit<MeasuredEffort, 'days'> & { type: string; field: string }
  >(sql`
    select e.record_type as type, c.field, count(*)::integer as saves,
      count(e.interaction_ms)::integer as timed,
      coalesce(sum(e.interaction_ms::float8 / c.of), 0) as ms,
      count(distinct e.actor_id)::integer as people
    from ledger_event e, lateral (
      select k.key as field, count(*) over () as of from jsonb_each(e.changes) k
      where k.value -> 1 not in ('null', '[]', 'false', '""')) c
    where e.workspace_id = ${ctx.actor.workspaceId} and e.record_type = any(${[...types]}::text[])
      and e.at >= ${since}::date and e.via = 'web' and e.undo_of is null
    group by 1, 2`);
  return new Map(rows.map((row) => [keyOf(row), { ...row, days: UNREAD_DAYS }]));
}

/** Which of the fields were filled in since, on a page or by a capture, an import or a program. */
export async function readFilled(
  ctx: ReadContext,
  { fields, since }: { fields: readonly { type: string; field: string }[]; since: string },
): Promise<Set<string>> {
  if (fields.length === 0) return new Set();
  const rows = await ctx.db.rows<{ type: string; field: string }>(sql`
    select f.type, f.field from unnest(${fields.map(({ type }) => type)}::text[],
      ${fields.map(({ field }) => field)}::text[]) as f (type, field)
    where exists (
      select 1 from ledger_event e
      where e.workspace_id = ${ctx.actor.workspaceId} and e.record_type = f.type
        and e.at >= ${since}::date and e.undo_of is null
        and e.changes -> f.field -> 1 not in ('null', '[]', 'false', '""'))`);
  return new Set(rows.map(keyOf));
}

/** In how many of the records that people have opened since each field is filled in; of a type of which many enough were. */
export async function readShown(
  ctx: ReadContext,
  { declarations, since }: { declarations: readonly RecordDeclaration[]; since: string },
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const declaration of declarations) {
    const names = Object.keys(declaration.fields);
    const row = await ctx.db.first<Record<string, number>>(sql`
      select count(*)::integer as opened,
        ${sql.join(names.map((name) => countOf(declaration, name)))}
      from ${sql.table(declaration.type)} r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null and r.id in (
        select e.record_id from ledger_event e
        where e.workspace_id = ${ctx.actor.workspaceId} and e.at >= ${since}::date
          and e.verb = ${`${declaration.type}.viewed`})`);
    const opened = row?.opened ?? 0;
    names.forEach((field, at) => {
      const times = row?.[`n${at}`] ?? 0;
      if (times > 0 || opened >= OPENED_ENOUGH) {
        found.set(keyOf({ type: declaration.type, field }), times);
      }
    });
  }
  return found;
}

function countOf(declaration: RecordDeclaration, name: string) {
  const at = Object.keys(declaration.fields).indexOf(name);
  const column = columnOf(declaration, name, 'r');
  const held = column ? column.sql : sql.ref(`r.${name}`);
  return sql`count(*) filter (where to_jsonb(${held}) not in ('null', '[]', 'false'))::integer
    as ${sql.raw(`n${at}`)}`;
}

/** What is kept all the same, until it is asked about again. */
export function readKept(ctx: ReadContext): Promise<Lineage['kept']> {
  return ctx.db.rows(sql`
    select k.id, k.record_type, k.field, k.reason, k.until from kept_field k
    where k.workspace_id = ${ctx.actor.workspaceId} and k.deleted_at is null
      and k.until > ${daysAgo(ctx.now(), 0)}::date
    order by k.until, k.id`);
}

export function daysAgo(now: Date, days: number): string {
  return utcDay(now.getTime() - days * 86_400_000);
}
