import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatCsvRow } from '#src/features/connect/import/write-csv.ts';
import { writeXlsx } from './formats/write-xlsx.ts';

export interface TableFile {
  /** Of the sheet. */
  name: string;
  headings: string[];
  rows: AsyncIterable<(string | number | null)[]>;
  path: string;
  format: 'csv' | 'xlsx';
}

/** Writes a table as a new file, as its rows come. */
export async function writeTableFile({
  name,
  headings,
  rows,
  path,
  format,
}: TableFile): Promise<void> {
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  if (format === 'xlsx') return writeXlsx({ name, headings, rows }, target);
  const texts = async function* () {
    // spreadsheets take a file for UTF-8 when it begins so
    yield `\uFEFF${formatCsvRow(headings)}`;
    for await (const row of rows) yield formatCsvRow(row.map((cell) => String(cell ?? '')));
  };
  await pipeline(Readable.from(texts()), target);
}
