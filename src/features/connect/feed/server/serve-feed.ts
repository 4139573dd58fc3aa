import { requireExportRight } from '#src/features/connect/export/server/export-right-queries.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor, ReadContext, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { FEED_PATH } from '../feed-path.ts';
import type { EntityType } from '../odata/entity-type.ts';
import { parseOptions, type Query, readOptions, splitKey } from '../odata/parse-options.ts';
import { writeMetadata } from '../odata/write-metadata.ts';
import { csvAnswer, jsonAnswer, type Shown, textAnswer, xmlAnswer } from './answer.ts';
import { type RecordTable, readTables } from './records/record-table.ts';
import { countTable, readOne, readTable, type TableRequest } from './records/serve-table.ts';
import { type Place, type Reading, readToken, writeToken } from './records/skip-token.ts';
import { endOf } from './reports/report-entity.ts';
import { type ReportTable, readReport, readReports } from './reports/serve-report.ts';

export interface Feed {
  services: Services;
  types: RecordTypes;
  catalogue: MetricCatalogue;
  tokenKey: Buffer;
}

export interface FeedRequest {
  actor: Actor;
  query: Query;
}

/** All tables by name, with their addresses. */
export function serveRoot(feed: Feed, { actor, query }: FeedRequest): Promise<Response> {
  readOptions(query);
  return runRead(feed.services.machinery, actor, async (ctx) => {
    await requireExportRight(ctx);
    const { tables, reports } = await readAll(ctx, feed);
    const all: EntityType[] = [...tables.values(), ...reports].map(({ entity }) => entity);
    return jsonAnswer({
      '@odata.context': `${rootOf(feed)}$metadata`,
      value: all.map(({ set, label }) => ({
        name: set,
        kind: 'EntitySet',
        url: set,
        title: label,
      })),
    });
  });
}

export function serveMetadata(feed: Feed, { actor }: FeedRequest): Promise<Response> {
  return runRead(feed.services.machinery, actor, async (ctx) => {
    await requireExportRight(ctx);
    const { tables, reports } = await readAll(ctx, feed);
    return xmlAnswer(writeMetadata([...tables.values(), ...reports].map(({ entity }) => entity)));
  });
}

/** A table by its name, or one row of it. */
export function serveResource(
  feed: Feed,
  request: FeedRequest,
  resource: string,
): Promise<Response> {
  if (resource === '$metadata') return serveMetadata(feed, request);
  const { set, id } = splitKey(resource);
  const { machinery } = feed.services;
  const serve = async (ctx: ReadContext, note: Note) => {
    await requireExportRight(ctx);
    const { table, tables, report } = await findTable(ctx, feed, set);
    if (report) return serveReport(ctx, { feed, report, request, id, note });
    const asked = parseOptions(table.entity, request.query);
    const given: TableRequest = { table, tables, asked };
    if (id !== undefined) return serveOne(ctx, { feed, given, id, note });
    return serveRows(ctx, { feed, request, given, note });
  };
  // where a reading begins, it is told in the log; its other pages belong to it
  const goesOn = readOptions(request.query).has('skiptoken');
  if (goesOn) return runRead(machinery, request.actor, (ctx) => serve(ctx, () => {}));
  return runCommand(machinery, request.actor, (ctx) => serve(ctx, noteIn(ctx)));
}

/** How many rows a table has, as a plain number. */
export function serveCount(feed: Feed, request: FeedRequest, resource: string): Promise<Response> {
  return runRead(feed.services.machinery, request.actor, async (ctx) => {
    await requireExportRight(ctx);
    const { table, tables, report } = await findTable(ctx, feed, resource);
    if (report) {
      const asked = parseOptions(report.entity, request.query);
      const { count } = await readReport(ctx, feed.catalogue, { table: report, asked });
      return textAnswer(String(count));
    }
    const asked = parseOptions(table.entity, request.query);
    return textAnswer(String(await countTable(ctx, { table, tables, asked })));
  });
}

async function readAll(ctx: ReadContext, { types }: Feed) {
  return { tables: await readTables(ctx, types), reports: await readReports(ctx) };
}

type Found =
  | { table: RecordTable; tables: Map<string, RecordTable>; report?: undefined }
  | { table?: undefined; tables?: undefined; report: ReportTable };

async function findTable(ctx: ReadContext, { types }: Feed, set: string): Promise<Found> {
  const tables = await readTables(ctx, types);
  const table = [...tables.values()].find(({ entity }) => entity.set === set);
  if (table) return { table, tables };
  const end = /^report_(?:.*_)?([0-9a-f]{10})$/.exec(set)?.[1];
  const reports = end ? await readReports(ctx) : [];
  const report = reports.find(({ saved }) => endOf(saved.id) === end);
  if (report) return { report };
  throw new AppError(
    'not_found',
    `There is no table "${set.slice(0, 100)}". ${FEED_PATH} lists all there are.`,
  );
}

/** Tells the log what was taken out. */
type Note = (taken: {
  type: string;
  format: string;
  rows: number;
  filter?: unknown;
  report?: string;
}) => void;

function noteIn(ctx: WriteContext): Note {
  return ({ type, format, rows, filter = null, report }) => {
    if (rows === 0) return;
    ctx.emit({
      verb: 'export.made',
      type: 'export',
      id: newId(),
      changes: {
        record_type: [null, type],
        format: [null, format],
        rows: [null, rows],
        filter: [null, filter],
        ...(report && { report: [null, report] }),
      },
    });
  };
}

interface RowsToServe {
  feed: Feed;
  request: FeedRequest;
  given: TableRequest;
  note: Note;
}

async function serveRows(ctx: ReadContext, { feed, request, given, note }: RowsToServe) {
  const { table, asked } = given;
  const { entity } = table;
  const now = feed.services.machinery.now();
  const reading = readingOf(request, entity);
  const place =
    asked.token === undefined
      ? undefined
      : readToken(feed.tokenKey, reading, { token: asked.token, now });
  const page = await readTable(ctx, { ...given, ...(place && { place }) });
  const { filter, rows, count, next } = page;
  const taken = next
    ? Math.min(Math.max((count ?? 0) - asked.skip, rows.length), asked.top ?? Infinity)
    : rows.length;
  note({
    type: entity.name,
    format: asked.format === 'csv' ? 'csv' : 'odata',
    rows: taken,
    filter,
  });
  if (asked.format === 'csv')
    return csvAnswer(
      asked.select.map(({ name }) => name),
      rows,
    );
  const begun: Place | null = next && { ...next, began: place?.began ?? now.getTime() };
  return jsonAnswer({
    '@odata.context': contextOf(feed, entity, asked.select.length),
    ...(asked.isCounted && { '@odata.count': count }),
    value: rows,
    ...(begun && {
      '@odata.nextLink': nextLink(feed, request, {
        entity,
        token: writeToken(feed.tokenKey, reading, begun),
      }),
    }),
  });

  function contextOf({ services }: Feed, type: EntityType, chosen: number): string {
    const names = asked.select.map(({ name }) => name).join(',');
    const part = chosen < type.properties.length ? `(${names})` : '';
    return `${services.url}${FEED_PATH}$metadata#${type.set}${part}`;
  }
}

/** What stays the same from page to page. */
const KEPT = ['filter', 'select', 'orderby', 'expand', 'count'];

function keptOptions({ query }: FeedRequest): [string, string][] {
  return [...readOptions(query)]
    .filter(([name]) => KEPT.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function readingOf(request: FeedRequest, entity: EntityType): Reading {
  return { actor: request.actor, asked: JSON.stringify([entity.name, keptOptions(request)]) };
}

function nextLink(
  feed: Feed,
  request: FeedRequest,
  { entity, token }: { entity: EntityType; token: string },
): string {
  const options = [...keptOptions(request), ['skiptoken', token] as const];
  const query = options.map(([name, value]) => `$${name}=${encodeURIComponent(value)}`).join('&');
  return `${rootOf(feed)}${entity.set}?${query}`;
}

interface OneToServe {
  feed: Feed;
  given: TableRequest;
  id: string;
  note: Note;
}

async function serveOne(
  ctx: ReadContext,
  { feed, given, id, note }: OneToServe,
): Promise<Response> {
  const { entity } = given.table;
  return oneAnswer(feed, { entity, row: await readOne(ctx, given, id), note });
}

function oneAnswer(
  feed: Feed,
  { entity, row, note }: { entity: EntityType; row: Shown | null; note: Note },
) {
  if (!row) throw new AppError('not_found', 'There is no such row, or it is not shared with you.');
  note({ type: entity.name, format: 'odata', rows: 1 });
  return jsonAnswer({ '@odata.context': `${rootOf(feed)}$metadata#${entity.set}/$entity`, ...row });
}

interface ReportToServe {
  feed: Feed;
  report: ReportTable;
  request: FeedRequest;
  id: string | undefined;
  note: Note;
}

async function serveReport(ctx: ReadContext, { feed, report, request, id, note }: ReportToServe) {
  const { entity, saved } = report;
  const asked = parseOptions(entity, request.query);
  const { rows, count } = await readReport(ctx, feed.catalogue, { table: report, asked });
  if (id !== undefined) {
    const row = rows.find((one) => String(one.row) === id) ?? null;
    return oneAnswer(feed, { entity, row, note });
  }
  const isFile = asked.format === 'csv';
  note({ type: 'report', format: isFile ? 'csv' : 'odata', rows: rows.length, report: saved.id });
  if (isFile)
    return csvAnswer(
      asked.select.map(({ name }) => name),
      rows,
    );
  return jsonAnswer({
    '@odata.context': `${rootOf(feed)}$metadata#${entity.set}`,
    ...(asked.isCounted && { '@odata.count': count }),
    value: rows,
  });
}

/** The address that programs are given, and go on from. */
function rootOf({ services }: Feed): string {
  return `${services.url}${FEED_PATH}`;
}
