import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listMembers } from '#src/features/admin/workspace/server/workspace-queries.ts';
import { formatCsvRow } from '#src/features/connect/import/write-csv.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { listRecords, type Page } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import { type Machinery, runCommand, runRead } from '#src/server/run-command.ts';
import { csvColumns } from './export-csv.ts';

export interface ExportRequest {
  machinery: Machinery;
  /** Whose permission decides what goes out. */
  actor: Actor;
  types: RecordTypes;
  /** A file that ends in `.jsonl`, else a folder for a CSV file of each record type. */
  target: string;
  signal?: AbortSignal;
}

export interface ExportedFile {
  path: string;
  records: number;
}

const PAGE = 500;

/** Writes all living records that the actor may see into files; the ledger notes that it was done. */
export async function exportWorkspace(request: ExportRequest): Promise<ExportedFile[]> {
  const { machinery, actor, target } = request;
  await runCommand(machinery, actor, async (ctx) => {
    const id = actor.workspaceId;
    ctx.emit({ verb: 'workspace.exported', type: 'workspace', id });
  });
  const declarations = [...request.types.values()].map(({ declaration }) => declaration);
  if (target.endsWith('.jsonl')) return [await exportJsonLines(request, declarations)];
  const files: ExportedFile[] = [];
  for (const declaration of declarations) files.push(await exportCsv(request, declaration));
  return files;
}

async function exportJsonLines(
  request: ExportRequest,
  declarations: RecordDeclaration[],
): Promise<ExportedFile> {
  const path = request.target;
  let records = 0;
  await writeNewFile(path, async (write) => {
    for (const declaration of declarations) {
      for await (const { items } of readPages(request, declaration)) {
        records += items.length;
        const lines = items.map((item) => JSON.stringify({ type: declaration.type, ...item }));
        await write(lines.map((line) => `${line}\n`).join(''));
      }
    }
  });
  return { path, records };
}

async function exportCsv(
  request: ExportRequest,
  declaration: RecordDeclaration,
): Promise<ExportedFile> {
  const { machinery, actor, target } = request;
  const path = join(target, `${declaration.plural}.csv`);
  const members = await runRead(machinery, actor, listMembers);
  const owners = new Map(members.map(({ id, email }) => [id, email]));
  const own = await runRead(machinery, actor, (ctx) => declarationOf(ctx, declaration));
  const columns = csvColumns(own, owners);
  let records = 0;
  await writeNewFile(path, async (write) => {
    // spreadsheets take a file for UTF-8 when it begins so
    await write(`\uFEFF${formatCsvRow(columns.map(({ heading }) => heading))}`);
    for await (const { items, refs } of readPages(request, declaration)) {
      records += items.length;
      const lines = items.map((item) => formatCsvRow(columns.map(({ cell }) => cell(item, refs))));
      await write(lines.join(''));
    }
  });
  return { path, records };
}

async function* readPages(
  { machinery, actor, signal }: ExportRequest,
  declaration: RecordDeclaration,
): AsyncGenerator<Page> {
  let cursor: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await runRead(machinery, actor, (ctx) =>
      listRecords(ctx, declaration, { limit: PAGE, cursor }),
    );
    yield page;
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
}

/** What is exported is for nobody else's eyes, and never takes the place of another file. */
async function writeNewFile(
  path: string,
  work: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
    throw new AppError('conflict', `${path} is there already. Give another name or folder.`, {
      reason: 'file_exists',
    });
  });
  try {
    await work(async (text) => {
      await file.writeFile(text);
    });
  } finally {
    await file.close();
  }
}
