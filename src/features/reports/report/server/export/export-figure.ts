import { writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { requireExportRight } from '#src/features/connect/export/server/export-right-queries.ts';
import { writeTableFile } from '#src/features/connect/export/server/table-file-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { digitsOf } from '#src/lib/currency.ts';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import { nameAnswer } from '../../../catalogue/name-answer.ts';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { FigureRequest } from '../../../metric/metric.ts';
import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import { runFigures } from '../../../metric/server/figure-queries.ts';
import { type ChartKind, chartFor } from '../../chart/chart-kinds.ts';
import { type ChartTable, chartTable, type TableColumn } from '../../chart/chart-table.ts';
import { isEmpty } from '../../chart/read-answer.ts';
import type { FigureFormat } from '../../report-api.ts';
import { sayOnPaper } from '../words/report-words.ts';
import { drawFigure } from './draw-figure.ts';
import { writeFigurePaper } from './figure-paper.ts';

export interface FigureExport {
  request: FigureRequest;
  format: FigureFormat;
  chart: ChartKind;
  name?: string | undefined;
  question?: string | undefined;
}

/** Writes the file and the log's entry in one, as every export does. */
export async function exportFigure(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  { asked, path }: { asked: FigureExport; path: string },
): Promise<void> {
  await requireExportRight(ctx);
  const [outcome] = await runFigures(ctx, catalogue, [asked.request]);
  if (!outcome || 'error' in outcome) throw refusal(outcome);
  const rows = await writeFigure(ctx, { asked, answer: outcome, path });
  ctx.emit({
    verb: 'export.made',
    type: 'export',
    id: newId(),
    changes: {
      record_type: [null, 'report'],
      format: [null, asked.format],
      rows: [null, rows],
      filter: [null, asked.request.filter ?? null],
      view: [null, null],
      columns: [null, asked.request.metrics],
      deleted: [null, false],
    },
  });
}

function refusal(
  outcome: { error: { code: string; detail: string; reason?: string } } | undefined,
): AppError {
  const { detail = 'This figure could not be reckoned.', reason } = outcome?.error ?? {};
  return new AppError('invalid', detail, reason ? { reason } : {});
}

interface Writing {
  asked: FigureExport;
  answer: FigureAnswer;
  path: string;
}

/** Writes it in its form; how many rows of numbers it has. */
export async function writeFigure(
  ctx: WriteContext,
  { asked, answer: given, path }: Writing,
): Promise<number> {
  const reader = await readReader(ctx);
  const answer = nameAnswer(given, reader.language);
  const say = sayOnPaper(reader.language);
  const table = chartTable(answer, say);
  const kind = chartFor(asked.chart, asked.request);
  const chart = isEmpty(answer) && kind !== 'number' ? 'table' : kind;
  const name = asked.name ?? answer.metrics.map(({ label }) => label).join(', ');
  const { format } = asked;
  if (format === 'csv' || format === 'xlsx') {
    await writeTableFile({ name, ...tableCells(table), path, format });
  } else if (format === 'png') {
    if (chart === 'table' || chart === 'number') {
      throw new AppError(
        'invalid',
        'Only charts can be taken out as a picture. Choose PDF or a table.',
      );
    }
    await writeFile(path, await drawFigure({ kind: chart, answer, say, width: 1000, height: 520 }));
  } else {
    const paper = await writeFigurePaper({
      name,
      question: asked.question ?? '',
      answer,
      table,
      chart,
      say,
      language: reader.language,
      by: reader.name,
      day: (await readMemberDay(ctx)).day,
    });
    await writeFile(path, paper);
  }
  return table.rows.length;
}

async function readReader({
  db,
  actor,
}: WriteContext): Promise<{ name: string; language: string }> {
  const row = await db.first<{ name: string; language: string }>(sql`
    select name, language from member
    where workspace_id = ${actor.workspaceId} and id = ${actor.memberId}`);
  return row!;
}

/** Numbers as a spreadsheet reckons with them: money in whole units, shares from 0 to 1. */
function tableCells({ head, columns, rows, total }: ChartTable) {
  const all = total ? [...rows, total] : rows;
  return {
    headings: [head, ...columns.map(headingOf)],
    rows: (async function* () {
      for (const { label, cells } of all) {
        yield [label, ...cells.map(({ value }, at) => numberOf(value, columns[at]!))];
      }
    })(),
  };
}

function headingOf({ label, metric }: TableColumn): string {
  return metric.unit === 'money' && metric.currency ? `${label} (${metric.currency})` : label;
}

function numberOf(value: number | null, { metric }: TableColumn): number | null {
  if (value === null || metric.unit !== 'money') return value;
  return value / 10 ** digitsOf(metric.currency ?? 'EUR');
}
