import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { HandlerInput } from '#src/lib/define-endpoint.ts';
import { isId } from '#src/lib/ids.ts';
import type { Filter } from '#src/records/filter.ts';
import { isDay } from '#src/records/filter-dates.ts';
import {
  type Cursor,
  decodeCursor,
  encodeCursor,
  listRecords,
  type Page,
} from '#src/records/server/record-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { sayCountry } from '#src/records/values/country.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { readFigureRows } from '../figure-api.ts';
import { leavesOfTree, type MetricTree, type RowMetric, treeOf } from '../metric-tree.ts';
import type { Key } from './answer/read-scans.ts';
import type { MetricCatalogue } from './catalogue-type.ts';
import { listFilter, MOST_SPELLINGS } from './list-filter.ts';
import { namesPeople } from './people/guard-scan.ts';
import { beginSetting, readMetrics } from './plan/begin-setting.ts';
import type { Sql } from './plan/compiling.ts';
import type { GroupSql } from './plan/group-sql.ts';
import { isFilled } from './plan/leaf-sql.ts';
import { planRequest } from './plan/plan-request.ts';
import type { CompiledScan } from './plan/scan-sql.ts';
import { type ToldSql, toldSql } from './told-of-rows.ts';

export type RowsAsk = HandlerInput<typeof readFigureRows>['body'];

interface RowsReading {
  ask: RowsAsk;
  looks?: Set<string> | undefined;
  /** For what shows nobody whose they are. */
  unguarded?: true | undefined;
}

/** The records behind a figure or a mark of it, of money the largest first, else the latest; each once. */
export async function readRows(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { ask, looks, unguarded }: RowsReading,
) {
  const meant = await rowsMeant(ctx, catalogue, { ask, looks, unguarded });
  const { scan, conditions } = meant;
  if (scan.compiling.source.rows?.teller && !unguarded) throw noRows();
  if (looks) noteLooks(scan, ask, looks);
  const told = toldSql(scan);
  const { of } = told;
  const order = orderOf(told);
  const found = await ctx.db.rows<Told>(sql`
    select * from (select r.id, ${told.value} as value, ${told.day} as day
      ${scan.from} and ${sql.join(conditions, sql` and `)} group by r.id) s
    where ${order.after(ask.cursor)} order by ${order.by} limit ${sql.lit(ask.limit + 1)}`);
  const shown = found.slice(0, ask.limit);
  const ids = shown.map(({ id }) => id);
  const { record } = scan.compiling.source;
  return {
    record_type: record,
    ...(await readRecords(ctx, catalogue, { record, ids })),
    told: Object.fromEntries(shown.map(({ id, value, day }) => [id, { value, day }])),
    measured: of ? measuredIn(scan, of) : null,
    time: timeOf(scan),
    list: meant.list,
    next_cursor: found.length > ask.limit ? order.end(shown.at(-1)!) : null,
  };
}

interface Told {
  id: string;
  value: number | null;
  day: string | null;
}

/** What gives most comes first where that is money, else what is latest; what has neither comes last. */
function orderOf({ of }: ToldSql) {
  const name = of?.unit === 'money' ? 'value' : 'day';
  const key = sql.ref(`s.${name}`);
  const type = sql.raw(name === 'value' ? 'float8' : 'text');
  return {
    by: sql`${key} desc nulls last, s.id desc`,
    end: (last: Told) => encodeCursor(last[name] === null ? null : String(last[name]), last.id),
    after(cursor: string | undefined): Sql {
      if (cursor === undefined) return sql`true`;
      const { key: reached, id } = readCursor(cursor, name);
      if (reached === null) return sql`(${key} is null and s.id < ${id}::uuid)`;
      return sql`(${key} is null or (${key}, s.id) < (${reached}::${type}, ${id}::uuid))`;
    },
  };
}

/** Whose rows are opened, where they tell how people work. */
function noteLooks({ scan, groups, compiling }: CompiledScan, ask: RowsAsk, looks: Set<string>) {
  const { memberId } = compiling.setting.ctx.actor;
  if (!scan.guarded) return;
  [ask.group, ask.split].forEach((key, index) => {
    const group = groups[index];
    if (group && namesPeople(group) && key != null && key !== memberId) looks.add(String(key));
  });
}

function noRows(): AppError {
  return new AppError(
    'forbidden',
    'What it costs to write things down is told in sums of several people only. No single entries stand behind it.',
    { reason: 'not_by_person' },
  );
}

function measuredIn({ compiling }: CompiledScan, { name, label, unit }: RowMetric) {
  const { currency } = compiling.setting;
  return { name, label, unit, ...(unit === 'money' && { currency }) };
}

function timeOf({ time: { field } }: CompiledScan) {
  return field ? { type: field.of.type, name: field.own, label: field.label } : null;
}

interface Meant {
  scan: CompiledScan;
  conditions: Sql[];
  /** Of the list that holds the same rows. */
  list: Filter | null;
}

async function rowsMeant(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { ask, looks, unguarded }: RowsReading,
): Promise<Meant> {
  const setting = await beginSetting(ctx, catalogue, unguarded ? undefined : { looks });
  const metrics = await readMetrics(ctx, catalogue);
  const tree = treeOf(metrics, ask.metric);
  const scanOf = async ({ name }: RowMetric) => {
    const request = { ...ask.request, metrics: [name], compare: undefined };
    return (await planRequest({ setting, metrics }, request)).scans[0]!.scan;
  };
  if (ask.lacking !== undefined) {
    const scans: CompiledScan[] = [];
    for (const leaf of leavesOfTree(tree)) scans.push(await scanOf(leaf));
    return mostLacking(ctx, scans, { ...ask, lacking: ask.lacking });
  }
  const { metric, onlyPart } = leafMeant(tree, ask.of);
  const scan = await scanOf(metric);
  const [leaf] = scan.leaves;
  const conditions = [...ofMark(scan, ask), leaf!.counts];
  if (onlyPart) conditions.push(sql`${leaf!.value}`);
  const marked = { scan, conditions };
  const [by, part] = scan.groups;
  const group = await writtenIn(ctx, { ...marked, group: by, key: ask.group });
  const split = await writtenIn(ctx, { ...marked, group: part, key: ask.split });
  return { scan, conditions, list: listFilter(scan, { group, split, onlyPart }) };
}

interface Marked {
  scan: CompiledScan;
  conditions: Sql[];
  group: GroupSql | undefined;
  key: Key | undefined;
}

/** All spellings in a group of texts, by which a list finds its rows; any other key as it is. */
async function writtenIn(ctx: ReadContext, { scan, conditions, group, key }: Marked) {
  if (typeof key !== 'string' || !group?.spelling) return key;
  if (group.field?.isCountry && sayCountry(key, 'en') !== key) return key;
  const { written } = group.spelling;
  const rows = await ctx.db.rows<{ written: string }>(sql`
    select distinct ${written} as written ${scan.from} and ${sql.join(conditions, sql` and `)}
    order by 1 limit ${sql.lit(MOST_SPELLINGS + 1)}`);
  return rows.length > 0 ? rows.map((one) => one.written) : key;
}

/** Of what a quotient is reckoned from, the part in which most lack the field: those its fitness tells of. */
async function mostLacking(
  ctx: ReadContext,
  scans: CompiledScan[],
  ask: RowsAsk & { lacking: string },
): Promise<Meant> {
  const needing = scans.filter(({ leaves }) =>
    leaves[0]!.needs.some(({ own }) => own === ask.lacking),
  );
  if (needing.length === 0) throw bad(`This figure does not need a field "${ask.lacking}".`);
  const meant = needing.map((scan) => ({
    scan,
    conditions: [...ofMark(scan, ask), ...lackingIn(scan, ask.lacking)],
    n: 0,
    list: null,
  }));
  if (meant.length > 1) {
    for (const one of meant) {
      const found = await ctx.db.first<{ n: number }>(sql`
        select count(*)::int as n ${one.scan.from} and ${sql.join(one.conditions, sql` and `)}`);
      one.n = found?.n ?? 0;
    }
  }
  return meant.reduce((most, one) => (one.n > most.n ? one : most));
}

function lackingIn({ leaves }: CompiledScan, field: string): Sql[] {
  const { counts, lacksTime, needs } = leaves[0]!;
  const need = needs.find(({ own }) => own === field)!;
  return [lacksTime ? sql`(${counts} or ${lacksTime})` : counts, sql`not ${isFilled(need)}`];
}

/** Whose rows are meant; a share's numerator are those that pass its part. */
function leafMeant(tree: MetricTree, of: RowsAsk['of']): { metric: RowMetric; onlyPart: boolean } {
  if (!('numerator' in tree)) {
    return { metric: tree.metric, onlyPart: 'part' in tree.metric && of === 'numerator' };
  }
  return leafMeant(of === 'denominator' ? tree.denominator : tree.numerator, undefined);
}

function ofMark(scan: CompiledScan, ask: RowsAsk): Sql[] {
  const wanted = [ask.group, ask.split].map((key, index) => ({ key, group: scan.groups[index] }));
  return wanted.flatMap(({ key, group }) => {
    if (key === undefined) return [];
    if (!group) throw bad('This figure has no such group. Ask for the rows of another mark.');
    return sql`${group.key} is not distinct from ${keyValue(group, key)}`;
  });
}

const FITS: Record<string, (key: Key) => boolean> = {
  uuid: isId,
  date: isDay,
  integer: Number.isInteger,
  boolean: (key) => typeof key === 'boolean',
  text: (key) => typeof key === 'string',
};

function keyValue({ type, spelling }: GroupSql, key: Key): Sql {
  if (key !== null && !FITS[type]?.(key)) throw bad('This is no key of these groups.');
  const value = sql`${key}::${sql.raw(type)}`;
  return spelling ? spelling.keyOf(value) : value;
}

function readCursor(given: string, name: 'value' | 'day'): Cursor {
  const cursor = decodeCursor(given);
  const { key } = cursor;
  const fits =
    key === null || (name === 'value' ? Number.isFinite(Number(key)) && key !== '' : isDay(key));
  if (fits) return cursor;
  throw bad('This cursor is not one of ours. Leave it out to begin at the start.');
}

async function readRecords(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { record, ids }: { record: string; ids: string[] },
): Promise<Pick<Page, 'items' | 'refs'>> {
  if (ids.length === 0) return { items: [], refs: {} };
  const { declaration } = catalogue.recordTypes.get(record)!;
  const filter = { field: 'id', op: 'any_of' as const, value: ids };
  const found = await listRecords(ctx, declaration, { limit: ids.length, filter });
  // what stood there once may be in the bin by now
  const binned =
    found.items.length < ids.length
      ? await listRecords(ctx, declaration, { limit: ids.length, filter, deleted: true })
      : { items: [], refs: {} };
  const rows = new Map([...found.items, ...binned.items].map((row) => [row.id, row]));
  const items = ids.flatMap((id): Row[] => (rows.has(id) ? [rows.get(id)!] : []));
  return { items, refs: { ...found.refs, ...binned.refs } };
}

function bad(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_group' });
}
