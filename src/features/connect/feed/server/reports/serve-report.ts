import { sql } from 'kysely';
import type { FigureRequest } from '#src/features/reports/metric/metric.ts';
import { figureRequestSchema } from '#src/features/reports/metric/metric-schema.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { runFigures } from '#src/features/reports/metric/server/figure-queries.ts';
import { report } from '#src/features/reports/report/report.ts';
import { AppError, type ErrorCode } from '#src/lib/app-error.ts';
import { matching } from '#src/records/server/record-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { checkFilter, passes } from '../../odata/evaluate-filter.ts';
import type { Asked, Order } from '../../odata/parse-options.ts';
import type { Shown } from '../answer.ts';
import {
  type ReportEntity,
  type ReportProperty,
  reportEntity,
  type SavedReport,
} from './report-entity.ts';
import { reportRows } from './report-rows.ts';

/** A list of tables that is longer nobody reads; later ones are found by the end of their id. */
const MOST_REPORTS = 200;

export interface ReportTable {
  saved: SavedReport;
  entity: ReportEntity;
}

/** The saved reports that the reader sees; one that no longer says what to reckon is left out. */
export async function readReports(ctx: ReadContext): Promise<ReportTable[]> {
  const rows = await ctx.db.rows<{ id: string; title: string; request: string }>(sql`
    select r.id, r.title, r.request from report r
    where ${await matching(ctx, report, {})} order by r.id limit ${sql.lit(MOST_REPORTS)}`);
  return rows.flatMap(({ id, title, request }) => {
    const asked = readRequest(request);
    if (!asked) return [];
    const saved = { id, title, request: asked };
    return [{ saved, entity: reportEntity(saved) }];
  });
}

function readRequest(text: string): FigureRequest | null {
  try {
    return figureRequestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export interface ReportPage {
  rows: Shown[];
  count: number;
}

/** The report's figures as they are now for the reader, narrowed and ordered as is asked. */
export async function readReport(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { table: { saved, entity }, asked }: { table: ReportTable; asked: Asked<ReportProperty> },
): Promise<ReportPage> {
  const { filter, order, skip, top, select } = asked;
  if (filter) checkFilter(entity, filter);
  const [outcome] = await runFigures(ctx, catalogue, [saved.request]);
  if (!outcome || 'error' in outcome) throw refused(outcome?.error);
  const all = reportRows(entity, outcome);
  const rows = filter ? all.filter((row) => passes(entity, filter, row)) : all;
  const sorted = order.length > 0 ? rows.toSorted((a, b) => compareRows(order, a, b)) : rows;
  const taken = sorted.slice(skip, top === undefined ? undefined : skip + top);
  const names = select.map(({ name }) => name);
  return {
    rows: taken.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
    count: rows.length,
  };
}

function refused(error: { code: string; detail: string } | undefined): AppError {
  const detail = error?.detail ?? 'It was not answered.';
  return new AppError(
    (error?.code ?? 'invalid') as ErrorCode,
    `This report cannot be reckoned. ${detail}`,
  );
}

function compareRows(order: readonly Order<ReportProperty>[], a: Shown, b: Shown): number {
  for (const { property, isDescending } of order) {
    const way = compareValues(a[property.name] as never, b[property.name] as never);
    if (way !== 0) return isDescending ? -way : way;
  }
  return 0;
}

/** What is empty comes first, as OData has it. */
function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null || a > b ? 1 : -1;
}
