import { type RawBuilder, sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { isId } from '#src/lib/ids.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { type Filter, leavesOf } from '#src/records/filter.ts';
import { isList } from '#src/records/values/clean-values.ts';
import type { ReadContext } from '#src/server/context.ts';
import { idIn, prepared } from '#src/server/db/sql.ts';
import { declarationOf } from './custom/effective-declaration.ts';
import { type FilterScope, filterScope, type RelatedTypes } from './filter/filter-scope.ts';
import { filterSql } from './filter/filter-sql.ts';
import { likeLiteral } from './filter/filter-test-sql.ts';
import { newestByPart, partOfTitle } from './list/part-of-title.ts';
import { titleSample } from './list/title-sample.ts';
import { wayToPart } from './list/ways-to-part.ts';
import type { Row } from './record-type.ts';
import { currencySql, sortSql } from './table/field-sql.ts';
import { inOwnMoney, sortsByOwnMoney } from './table/own-money.ts';
import { type Refs, selectList, shapeOf, takeRefs } from './table/record-columns.ts';
import { type Viewer, viewerOf, visible } from './visible.ts';

const COMMON_LIMITS = [50, 100, 200];
const NEWEST = '-created_at';

export interface ListRequest {
  limit: number;
  cursor?: string | undefined;
  sort?: string | undefined;
  filter?: Filter | undefined;
  /** The bin instead of what lives. */
  deleted?: boolean | undefined;
  /** Lets the filter test what a field refers to. */
  related?: RelatedTypes | undefined;
}

export interface Page {
  items: Row[];
  next_cursor: string | null;
  refs: Refs;
}

/** A record with the titles it refers to. */
export interface Found {
  row: Row;
  refs: Refs;
}

/** One record with the titles it refers to; binned ones too. Outside the permitted rows: not found. */
export async function getRecord(
  ctx: ReadContext,
  given: RecordDeclaration,
  id: string,
): Promise<Found> {
  const declaration = await declarationOf(ctx, given);
  if (!isId(id)) throw notFound(declaration);
  const [found] = await askForRecords(ctx, declaration, [id]);
  return found!;
}

/** Records in the order of their ids, by a declaration that is the workspace's own; asks at once. */
export async function askForRecords(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  ids: string[],
): Promise<Found[]> {
  const wanted = idIn('r.id', ids);
  const values = { ...viewerOf(ctx.actor), ...wanted.values };
  const write = (p: Viewer & { ids: unknown }) =>
    sql`select ${selectList(declaration, p)} from ${sql.table(declaration.type)} r
      where ${visible(p, 'r')} and ${wanted.condition(p)}`;
  const shape = shapeOf(declaration);
  const name = `get ${wanted.form} ${declaration.type}${shape}`;
  const statement = shape === undefined ? write(values) : prepared(name, values, write);
  const rows = new Map((await ctx.db.rows<Row>(statement)).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    if (!row) throw notFound(declaration);
    return { row, refs: takeRefs(declaration, [row]) };
  });
}

/** One page of a list, by keyset: as quick at the end as at the beginning. */
export async function listRecords(
  ctx: ReadContext,
  given: RecordDeclaration,
  request: ListRequest,
): Promise<Page> {
  const declaration = await declarationOf(ctx, given);
  const order = await orderOf(ctx, declaration, request.sort);
  const list = `${declaration.type} ${order.name}`;
  const after = request.cursor ? decodeCursor(request.cursor, list) : undefined;
  const scope = await scopeOf(ctx, declaration, request);
  // The limit stands in the text because it decides the plan; the texts kept must be few, so what
  // no index can serve is planned each time.
  const shape = shapeOf(declaration);
  const mayKeep = COMMON_LIMITS.includes(request.limit) && shape !== undefined;
  const part = mayKeep ? await readPart(ctx, declaration, request, after) : undefined;
  const write = (p: Viewer & Partial<Record<'key' | 'id' | 'part' | 'since', unknown>>) => {
    const table = sql.table(declaration.type);
    const count = request.limit + 1;
    const columns = sql`${selectList(declaration, p)}, ${order.key}::text as cursor_key`;
    const rest = sql`join ${table} r on r.workspace_id = ${p.workspaceId} and r.id = page.id order by ${order.by}`;
    if (part) {
      const { part: text, since } = p;
      const asked = {
        viewer: p,
        part: text,
        since,
        count,
        after: after && { key: p.key, id: p.id },
      };
      return sql`with ${newestByPart(declaration.type, part.way, asked)} select ${columns}
        from (select id from page order by created_at desc, id desc limit ${sql.lit(count)}) as page ${rest}`;
    }
    const conditions = [matches(p, scope, request)];
    if (after) conditions.push(order.after(after, p));
    const page = sql`from ${table} r where ${sql.join(conditions, sql` and `)}
      order by ${order.by} limit ${sql.lit(count)}`;
    if (!asksForTitles(request.filter)) return sql`select ${columns} ${page}`;
    // so written, the index of the order finds the page by the titles it holds (migration 125)
    return sql`select ${columns} from (select r.id ${page}) as page ${rest}`;
  };
  const isCommon = mayKeep && (part !== undefined || (!request.filter && !order.mayBeEmpty));
  const values = { ...viewerOf(ctx.actor), ...after, ...part?.values };
  const start = after ? 'after' : 'first';
  const what = part ? `part ${part.way}` : 'list';
  const name = `${what} ${declaration.type}${shape} ${order.name} ${request.deleted ? 'bin' : 'living'} ${start} ${request.limit}`;
  const rows = await ctx.db.rows<Row>(isCommon ? prepared(name, values, write) : write(values));
  const items = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? items.at(-1) : undefined;
  const next_cursor = last ? encodeCursor(last.cursor_key as string | null, last.id, list) : null;
  for (const item of items) delete item.cursor_key;
  return { items, next_cursor, refs: takeRefs(declaration, items) };
}

/** What the filter asks for if that is a part of a title alone, the newest first, and the way to it. */
async function readPart(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  { filter, sort, deleted, limit }: ListRequest,
  after: Cursor | undefined,
) {
  const part = partOfTitle(declaration, filter);
  if (part === undefined || deleted || (sort ?? NEWEST) !== NEWEST) return undefined;
  const sample = await titleSample(ctx, declaration.type);
  const before = after && Date.parse(String(after.key));
  const { way, since } = wayToPart(sample, { part: foldText(part), count: limit + 1, before });
  return { way, values: { part: likeLiteral(part), ...(since && { since }) } };
}

/** Whether a filter reads nothing but titles. */
function asksForTitles(filter: Filter | undefined): boolean {
  return (
    filter !== undefined && leavesOf(filter).every((one) => 'field' in one && one.field === 'title')
  );
}

/** How many rows a list has: exact up to 10 000, beyond that the planner's estimate. */
export async function countRecords(
  ctx: ReadContext,
  given: RecordDeclaration,
  request: Matching,
): Promise<{ count: number; estimated: boolean }> {
  const declaration = await declarationOf(ctx, given);
  const where = await matching(ctx, declaration, request);
  const table = sql.table(declaration.type);
  const exact = await ctx.db.first<{ count: number }>(
    sql`select count(*) as count from (select 1 from ${table} r where ${where} limit 10001) as first_rows`,
  );
  if (exact!.count <= 10_000) return { count: exact!.count, estimated: false };
  const plan = await ctx.db.first<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    sql`explain (format json) select 1 from ${table} r where ${where}`,
  );
  return { count: plan!['QUERY PLAN'][0].Plan['Plan Rows'], estimated: true };
}

export type Matching = Pick<ListRequest, 'filter' | 'deleted' | 'related'>;

/** The rows of `r` that the request means and the actor may see, as a condition. */
export async function matching(
  ctx: ReadContext,
  given: RecordDeclaration,
  request: Matching,
): Promise<RawBuilder<unknown>> {
  const declaration = await declarationOf(ctx, given);
  return matches(viewerOf(ctx.actor), await scopeOf(ctx, declaration, request), request);
}

function scopeOf(ctx: ReadContext, declaration: RecordDeclaration, request: Matching) {
  return filterScope(ctx, { declaration, filter: request.filter, related: request.related });
}

function matches(viewer: Viewer, scope: FilterScope, request: Matching): RawBuilder<unknown> {
  const conditions = [
    visible(viewer, 'r'),
    request.deleted ? sql`r.deleted_at is not null` : sql`r.deleted_at is null`,
  ];
  if (request.filter) conditions.push(filterSql(scope, request.filter));
  return sql.join(conditions, sql` and `);
}

/**
 * The order of a list as SQL: `key` sorts, `id` decides between equals, and empty comes last. Amounts
 * stand by what they are worth in the own currency today, by their number where there is no rate at all.
 */
export async function orderOf(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  sort: string | undefined,
) {
  const day = utcDay(ctx.now());
  const isOwn = await sortsByOwnMoney(ctx, declaration, { sort, day });
  return readOrder(declaration, sort, isOwn ? day : undefined);
}

function readOrder(declaration: RecordDeclaration, sort = NEWEST, ownOn?: string) {
  const descending = sort.startsWith('-');
  const field = descending ? sort.slice(1) : sort;
  const found = sortSql(declaration, field);
  if (!found) {
    throw new AppError('invalid', `There is no field "${field}" to sort by.`, {
      reason: 'bad_sort',
    });
  }
  const key =
    ownOn === undefined
      ? found.key
      : inOwnMoney({ amount: found.key, currency: currencySql(declaration, field) }, ownOn);
  const way = sql.raw(descending ? 'desc' : 'asc');
  const mayBeEmpty = ownOn !== undefined || isOptional(declaration, field);
  const nulls = sql.raw(mayBeEmpty ? 'nulls last' : '');
  const compare = sql.raw(descending ? '<' : '>');
  const cast = sql.raw(ownOn === undefined ? found.cast : 'numeric');
  return {
    name: ownOn === undefined ? sort : `${sort} worth`,
    key,
    mayBeEmpty,
    by: sql`${key} ${way} ${nulls}, r.id ${way}`,
    after(cursor: Cursor, p: { key?: unknown; id?: unknown }) {
      if (mayBeEmpty && cursor.key === null)
        return sql`(${key} is null and r.id ${compare} ${p.id}::uuid)`;
      const later = sql`(${key}, r.id) ${compare} (${p.key}::${cast}, ${p.id}::uuid)`;
      return mayBeEmpty ? sql`(${later} or ${key} is null)` : later;
    },
  };
}

/** Whether some rows have nothing there; the indexes of what all have are in plain order. */
function isOptional(declaration: RecordDeclaration, name: string): boolean {
  const field = fieldOf(declaration, name);
  // a field may have been added or required when there were records already
  if (field) return !field.required || field.custom === true || isList(field);
  return name === 'owner_id';
}

/** Where a page ends: the sort key of its last row as text, and its id. */
export interface Cursor {
  key: string | null;
  id: string;
}

/** `list` names what is read and in which order, so that no other list goes on from there. */
export function encodeCursor(key: string | null, id: string, list?: string): string {
  return Buffer.from(JSON.stringify([key, id, list])).toString('base64url');
}

export function decodeCursor(cursor: string, list?: string): Cursor {
  try {
    const [key, id, from] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isOurs = isId(id) && (key === null || typeof key === 'string');
    if (isOurs && (from ?? list) === list) return { key, id };
  } catch {}
  throw new AppError(
    'invalid',
    'This cursor is not one of ours. Leave it out to begin at the start.',
    { reason: 'bad_cursor' },
  );
}

export function notFound(declaration: RecordDeclaration): AppError {
  return new AppError(
    'not_found',
    `There is no such ${declaration.label.toLowerCase()}, or it is not shared with you.`,
  );
}
