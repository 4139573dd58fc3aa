import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { formatCsvRow } from '#src/features/connect/import/write-csv.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { readAll } from '#src/records/server/list/read-all.ts';
import type { Matching } from '#src/records/server/record-queries.ts';
import { withView } from '#src/records/server/views/view-queries.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { ExportFormat } from '../export-api.ts';
import { type ExportColumn, exportColumns, textOf } from './export-columns.ts';
import { requireExportRight } from './export-right-queries.ts';
import { writeVcard } from './formats/write-vcard.ts';
import { writeXlsx } from './formats/write-xlsx.ts';

export interface ExportRequest extends Matching {
  format: ExportFormat;
  view?: string | undefined;
  sort?: string | undefined;
  columns?: string | undefined;
}

/** Rows that a spreadsheet has at most, less its heading. */
const MOST_ROWS = 1_048_575;
type Batches = ReturnType<typeof readAll>;

/** Writes the file and the log's entry in one: nothing is taken out that the ledger does not tell of. */
export async function writeExport(
  ctx: WriteContext,
  given: RecordDeclaration,
  { request, path }: { request: ExportRequest; path: string },
): Promise<void> {
  await requireExportRight(ctx);
  const declaration = await declarationOf(ctx, given);
  if (request.format === 'vcard' && declaration.type !== 'person') {
    throw new AppError('invalid', 'Only people have vCards. Choose CSV or XLSX.');
  }
  const meant = await withView(ctx, declaration, request);
  const names = request.columns?.split(',').filter(Boolean);
  const members = await readMemberNames(ctx);
  const columns = exportColumns(declaration, { names, members });
  const rows = new Counted(readAll(ctx, declaration, meant));
  await writeFile({ declaration, columns, rows, path, format: request.format });
  ctx.emit({
    verb: 'export.made',
    type: 'export',
    id: newId(),
    changes: {
      record_type: [null, declaration.type],
      format: [null, request.format],
      rows: [null, rows.count],
      filter: [null, meant.filter ?? null],
      view: [null, request.view ?? null],
      columns: [null, names ?? null],
      deleted: [null, request.deleted ?? false],
    },
  });
}

/** Passes rows on and counts them. */
class Counted {
  count = 0;
  readonly #batches: Batches;

  constructor(batches: Batches) {
    this.#batches = batches;
  }

  async *[Symbol.asyncIterator]() {
    for await (const batch of this.#batches) {
      this.count += batch.items.length;
      if (this.count > MOST_ROWS) {
        throw new AppError('too_large', 'No spreadsheet holds so many rows. Narrow the filter.');
      }
      yield batch;
    }
  }
}

interface Writing {
  declaration: RecordDeclaration;
  columns: ExportColumn[];
  rows: Counted;
  path: string;
  format: ExportFormat;
}

async function writeFile({ declaration, columns, rows, path, format }: Writing): Promise<void> {
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const headings = columns.map(({ heading }) => heading);
  if (format === 'xlsx') {
    const cells = async function* () {
      for await (const { items, refs } of rows) {
        for (const row of items) yield columns.map(({ cell }) => cell(row, refs));
      }
    };
    return writeXlsx({ name: declaration.pluralLabel, headings, rows: cells() }, target);
  }
  const texts = async function* () {
    // spreadsheets take a file for UTF-8 when it begins so
    if (format === 'csv') yield `\uFEFF${formatCsvRow(headings)}`;
    for await (const { items, refs } of rows) {
      yield items
        .map((row) =>
          format === 'vcard'
            ? writeVcard(row, refs)
            : formatCsvRow(columns.map(({ cell }) => textOf(cell(row, refs)))),
        )
        .join('');
    }
  };
  await pipeline(Readable.from(texts()), target);
}

async function readMemberNames(ctx: WriteContext): Promise<Map<string, string>> {
  const members = await ctx.db.rows<{ id: string; name: string }>(sql`
    select id, name from member where workspace_id = ${ctx.actor.workspaceId}`);
  return new Map(members.map(({ id, name }) => [id, name]));
}
