import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { Filter } from '#src/records/filter.ts';
import type { Matching } from '#src/records/server/record-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Asked } from '../../odata/parse-options.ts';
import type { RecordProperty } from '../../odata/record-entity.ts';
import type { Shown } from '../answer.ts';
import { readExpanded } from './expand-rows.ts';
import { countRows, type PageRequest, type RowPage, readPage } from './read-page.ts';
import { type RecordTable, readMemberNames, relatedTables } from './record-table.ts';
import { showRow } from './show-row.ts';
import type { Place } from './skip-token.ts';
import { translateFilter } from './translate-filter.ts';

/** More of them go into the next page; each is held in memory as a whole. */
const PAGE_ROWS = 1000;
/** A table that is asked for as one file. */
const MOST_CSV_ROWS = 50_000;

export interface TableRequest {
  table: RecordTable;
  tables: ReadonlyMap<string, RecordTable>;
  asked: Asked<RecordProperty>;
  place?: Place;
}

export interface TablePage {
  rows: Shown[];
  /** How many there are by the filter, if that was asked for or has to be told in the log. */
  count?: number;
  next: Omit<Place, 'began'> | null;
  filter: Filter | undefined;
}

/** A page of a table, or the whole of it for a file. */
export async function readTable(ctx: ReadContext, request: TableRequest): Promise<TablePage> {
  const { table, asked, place } = request;
  const left = place ? place.left : (asked.top ?? null);
  const match = matchOf(request);
  const most = asked.format === 'csv' ? MOST_CSV_ROWS : PAGE_ROWS;
  const page = await readRows(ctx, request, {
    match,
    order: asked.order,
    limit: Math.min(left ?? most, most),
    skip: place ? 0 : asked.skip,
    ...(place && { after: place }),
  });
  const next = goOn(page, left);
  if (next && asked.format === 'csv') throw tooLong();
  const isCounted = asked.isCounted || (next !== null && !place);
  return {
    rows: await showRows(ctx, request, page),
    ...(isCounted && { count: await countRows(ctx, table.declaration, match) }),
    next,
    filter: match.filter,
  };
}

function goOn({ next, items }: RowPage, left: number | null): TablePage['next'] {
  if (!next || (left !== null && left <= items.length)) return null;
  return { ...next, left: left === null ? null : left - items.length };
}

function tooLong(): AppError {
  return new AppError(
    'too_large',
    `The table has more than ${MOST_CSV_ROWS} rows. Narrow it by $filter, or give $top.`,
  );
}

/** `$top=0` asks for nothing but the count. */
function readRows(
  ctx: ReadContext,
  { table }: TableRequest,
  request: PageRequest,
): Promise<RowPage> {
  if (request.limit === 0) return Promise.resolve({ items: [], refs: {}, next: null });
  return readPage(ctx, table.declaration, request);
}

export function countTable(ctx: ReadContext, request: TableRequest): Promise<number> {
  return countRows(ctx, request.table.declaration, matchOf(request));
}

/** The row with the id; null if there is none that may be seen. */
export async function readOne(
  ctx: ReadContext,
  request: TableRequest,
  id: string,
): Promise<Shown | null> {
  if (!isId(id)) return null;
  const filter: Filter = { field: 'id', op: 'is', value: id };
  const page = await readPage(ctx, request.table.declaration, {
    match: { filter },
    order: [],
    limit: 1,
    skip: 0,
  });
  return (await showRows(ctx, request, page))[0] ?? null;
}

function matchOf({ table, tables, asked }: TableRequest): Matching {
  const related = relatedTables(tables);
  if (!asked.filter) return { related };
  const led = (type: string) => tables.get(type);
  return { related, filter: translateFilter({ ...table, led }, asked.filter) };
}

async function showRows(
  ctx: ReadContext,
  { table, tables, asked }: TableRequest,
  { items, refs }: RowPage,
): Promise<Shown[]> {
  const { declaration } = table;
  const members = await readMemberNames(ctx);
  const shown: Shown[] = items.map((row) =>
    showRow({ declaration, members, refs }, asked.select, row),
  );
  for (const expansion of asked.expand) {
    const { name, by } = expansion.navigation;
    const found = await readExpanded(ctx, expansion, { rows: items, tables, members });
    items.forEach((row, at) => {
      shown[at]![name] = found.get(row[by] as string) ?? null;
    });
  }
  return shown;
}
