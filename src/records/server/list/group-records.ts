import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { DateUnit } from '#src/records/filter.ts';
import { countryKey } from '#src/records/values/country.ts';
import type { ReadContext } from '#src/server/context.ts';
import { columnOf } from '../filter/filter-sql.ts';
import type { FilterColumn } from '../filter/filter-test-sql.ts';
import { type Matching, matching } from '../record-queries.ts';
import type { Refs } from '../table/record-columns.ts';
import { visible } from '../visible.ts';
import { dayStep, GROUPED_TYPES } from './group-key.ts';

const MOST_GROUPS = 200;

export interface Group {
  value: string | number | boolean | null;
  count: number;
}

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
  const key = dayStep(column, { step: request.step, zone }) ?? column.sql;
  const isOfDays = column.type === 'date' || column.type === 'timestamptz';
  const order = isOfDays ? sql`value nulls last` : sql`value is null, count desc, value`;
  const rows = await ctx.db.rows<Group>(sql`
    select * from (
      select ${key} as value, count(*)::integer as count
      from ${sql.table(declaration.type)} r where ${where} group by 1) as groups
    order by ${order} limit ${sql.lit(MOST_GROUPS + 1)}`);
  const items = uniteSpellings(column, rows.slice(0, MOST_GROUPS));
  return {
    items,
    more: rows.length > MOST_GROUPS,
    refs: await readTitles(ctx, declaration, { by: request.by, items }),
  };
}

/** A country in several spellings is one group, as its filter finds all of them. */
function uniteSpellings(column: FilterColumn, groups: Group[]): Group[] {
  if (!column.isCountry) return groups;
  const united = new Map<string | null, Group>();
  for (const group of groups) {
    const key = group.value === null ? null : countryKey(String(group.value));
    const known = united.get(key);
    if (known) known.count += group.count;
    else united.set(key, { ...group });
  }
  const [none, ...rest] = [united.get(null), ...[...united].filter(([key]) => key !== null)];
  const sorted = rest.map(([, group]) => group).toSorted((a, b) => b.count - a.count);
  return none ? [...sorted, none] : sorted;
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
