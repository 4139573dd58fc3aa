import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { DateUnit } from '#src/records/filter.ts';
import type { ReadContext } from '#src/server/context.ts';
import { columnOf } from '../filter/filter-sql.ts';
import type { FilterColumn } from '../filter/filter-test-sql.ts';
import { spellingKey } from '../filter/spelling.ts';
import { type Matching, matching } from '../record-queries.ts';
import type { Refs } from '../table/record-columns.ts';
import { visible } from '../visible.ts';
import { dayStep, GROUPED_TYPES } from './group-key.ts';

const MOST_GROUPS = 200;

export interface Group {
  /** Of a text its most frequent spelling. */
  value: string | number | boolean | null;
  count: number;
  /** Of a text that is spelled in several ways all of them, by which a filter finds the group's records. */
  spellings?: string[];
}

/** As many as stand in one "or". */
const MOST_SPELLINGS = 50;

/**
 * How many of the records that are meant stand in each group: days in order, anything else the
 * largest first, and what has none last. The groups of instants follow the member's clock.
 */
export async function groupRecords(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  request: Matching & { by: string; step: DateUnit },
): Promise<{ items: Group[]; more: boolean; refs: Refs }> {
  const column = columnOf(declaration, request.by);
  if (!column || !GROUPED_TYPES.includes(column.type) || request.by === 'id') {
    throw new AppError('invalid', `"${request.by}" cannot be grouped by. Choose another field.`, {
      reason: 'bad_group',
    });
  }
  const where = await matching(ctx, declaration, request);
  const zone = sql`(select time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId})`;
  const spelled = spellingKey(column);
  const key = dayStep(column, { step: request.step, zone }) ?? spelled?.(column.sql) ?? column.sql;
  const told = spelled
    ? sql`${key} as key, mode() within group (order by ${column.sql} collate "C") as value,
        (array_agg(distinct ${column.sql}))[:${sql.lit(MOST_SPELLINGS)}] as spellings`
    : sql`${key} as value`;
  const isOfDays = column.type === 'date' || column.type === 'timestamptz';
  const order = isOfDays ? sql`value nulls last` : sql`value is null, count desc, value`;
  const rows = await ctx.db.rows<Group>(sql`
    select * from (
      select ${told}, count(*)::integer as count
      from ${sql.table(declaration.type)} r where ${where} group by 1) as groups
    order by ${order} limit ${sql.lit(MOST_GROUPS + 1)}`);
  const items = rows.slice(0, MOST_GROUPS).map((group) => plainGroup(column, group));
  return {
    items,
    more: rows.length > MOST_GROUPS,
    refs: await readTitles(ctx, declaration, { by: request.by, items }),
  };
}

/** A country's filter finds it however it is spelled. */
function plainGroup({ isCountry }: FilterColumn, { value, count, spellings }: Group): Group {
  const isOne = isCountry || !spellings || spellings.length < 2;
  return { value, count, ...(!isOne && { spellings }) };
}

async function readTitles(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  { by, items }: { by: string; items: Group[] },
): Promise<Refs> {
  const field = fieldOf(declaration, by);
  if (field?.kind !== 'reference') return {};
  const ids = items.map(({ value }) => value).filter((value) => value !== null);
  const rows = await ctx.db.rows<{ id: string; title: string }>(sql`
    select r.id, r.title from ${sql.table(field.to)} r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
  return Object.fromEntries(rows.map(({ id, title }) => [id, { type: field.to, title }]));
}
