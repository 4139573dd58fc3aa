import { type RawBuilder, sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type Matching, matching } from '#src/records/server/record-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { sortSql } from '#src/records/server/table/field-sql.ts';
import { type Refs, selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Order } from '../../odata/parse-options.ts';
import type { RecordProperty } from '../../odata/record-entity.ts';

type Sql = RawBuilder<unknown>;

export interface PageRequest {
  match: Matching;
  order: readonly Order<RecordProperty>[];
  limit: number;
  skip: number;
  /** The row before. */
  after?: { keys: (string | null)[]; id: string };
}

export interface RowPage {
  items: Row[];
  refs: Refs;
  /** Where the next page begins; null after the last. */
  next: { keys: (string | null)[]; id: string } | null;
}

/** A page of the rows that are meant and may be seen, by keyset: rows that come and go shift none. */
export async function readPage(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  { match, order, limit, skip, after }: PageRequest,
): Promise<RowPage> {
  const where = await matching(ctx, declaration, match);
  const sorts = order.map(({ property, isDescending }) => {
    const { key, cast } = sortSql(declaration, property.field)!;
    return { key, cast, isDescending };
  });
  const keys = sorts.map(({ key }, at) => sql`, ${key}::text as ${sql.ref(keyName(at))}`);
  const by = sorts.map(({ key, isDescending }) =>
    // what is empty stands before all else, as OData has it
    isDescending ? sql`${key} desc nulls last` : sql`${key} asc nulls first`,
  );
  const rows = await ctx.db.rows<Row>(sql`
    select ${selectList(declaration, ctx.actor)} ${sql.join(keys, sql``)}
    from ${sql.table(declaration.type)} r
    where ${where} ${after ? sql`and ${afterSql(sorts, after)}` : sql``}
    order by ${sql.join([...by, sql`r.id`])}
    limit ${sql.lit(limit + 1)} offset ${sql.lit(skip)}`);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const next = last
    ? { keys: sorts.map((_, at) => last[keyName(at)] as string | null), id: last.id }
    : null;
  for (const item of items) for (const at of sorts.keys()) delete item[keyName(at)];
  return { items, refs: takeRefs(declaration, items), next };
}

/** How many rows that are; all of them are counted. */
export async function countRows(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  match: Matching,
): Promise<number> {
  const where = await matching(ctx, declaration, match);
  const found = await ctx.db.first<{ count: number }>(
    sql`select count(*) as count from ${sql.table(declaration.type)} r where ${where}`,
  );
  return Number(found!.count);
}

function keyName(at: number): string {
  return `order_key_${at}`;
}

interface Sort {
  key: Sql;
  cast: string;
  isDescending: boolean;
}

/** What comes later in the order: alike up to some key, and later by that one. */
function afterSql(sorts: readonly Sort[], after: { keys: (string | null)[]; id: string }): Sql {
  const alike: Sql[] = [];
  const ways: Sql[] = [];
  for (const [at, { key, cast, isDescending }] of sorts.entries()) {
    const held = after.keys[at] ?? null;
    const value = sql`${held}::${sql.raw(cast)}`;
    const later = laterSql(key, { value, isNull: held === null, isDescending });
    ways.push(sql`(${sql.join([...alike, later], sql` and `)})`);
    alike.push(sql`${key} is not distinct from ${value}`);
  }
  ways.push(sql`(${sql.join([...alike, sql`r.id > ${after.id}::uuid`], sql` and `)})`);
  return sql`(${sql.join(ways, sql` or `)})`;
}

function laterSql(
  key: Sql,
  { value, isNull, isDescending }: { value: Sql; isNull: boolean; isDescending: boolean },
): Sql {
  if (isDescending) return isNull ? sql`false` : sql`(${key} < ${value} or ${key} is null)`;
  return isNull ? sql`${key} is not null` : sql`${key} > ${value}`;
}
