import { open, stat } from 'node:fs/promises';
import { READ_LIMITS, type ReadLimits, type Table, type TextEncoding } from '../table.ts';
import { findDialect, readCsv } from './csv/read-csv.ts';
import { type ByteCounter, chooseEightBitEncoding, readText } from './decode-text.ts';
import { detectContainer, detectText, detectUtf16 } from './detect-format.ts';
import { fileError, fileTooLarge } from './file-problems.ts';
import { shapeTable } from './shape-table.ts';
import { openVcards } from './vcard/read-vcards.ts';
import { openXlsx } from './xlsx/read-xlsx.ts';

/** What the person may decide where the reader could be wrong. */
export interface ReadOptions {
  /** The sheet of a workbook, by name. */
  sheet?: string;
  /** The line of the headings; 0 when there are none. */
  headingLine?: number;
  limits?: Partial<ReadLimits>;
}

const HEAD_BYTES = 64 * 1024;

/**
 * Opens a list of contacts: CSV, XLSX or vCards, told by its content. Refuses anything else with
 * an `AppError` that says what to do; its `reason` begins with `import_`. The same errors may come
 * from iterating `rows`, when a file turns out to be damaged further down.
 */
export async function readTable(path: string, options: ReadOptions = {}): Promise<Table> {
  const limits = { ...READ_LIMITS, ...options.limits };
  const { size } = await stat(path);
  if (size > limits.fileBytes) throw fileTooLarge(limits.fileBytes);
  const head = await readHead(path);
  const container = detectContainer(head);
  if (container.kind === 'refused') throw fileError(container.problem);
  const rules = {
    limits,
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ...(options.headingLine !== undefined && { headingLine: options.headingLine }),
  };
  if (container.kind === 'zip') return openXlsx(path, rules);
  const encoding = detectUtf16(head) ?? (await chooseEightBitEncoding(path));
  const text = await readHeadText(path, encoding);
  const format = detectText(text);
  if (format === 'vcard') return openVcards(path, { encoding, limits, fileBytes: size });
  if (format !== 'csv') throw fileError(format);
  return openCsv(path, { ...rules, encoding, head: text, fileBytes: size });
}

async function openCsv(
  path: string,
  rules: {
    limits: ReadLimits;
    headingLine?: number;
    encoding: TextEncoding;
    head: string;
    fileBytes: number;
  },
): Promise<Table> {
  const dialect = findDialect(rules.head, rules.encoding);
  const counter: ByteCounter = { bytesRead: 0 };
  const source = () => readCsv(path, dialect, { limits: rules.limits, counter });
  const shaped = await shapeTable(source, rules);
  return {
    format: 'csv',
    ...shaped,
    encoding: dialect.encoding,
    delimiter: dialect.delimiter,
    progress: () => Math.min(1, counter.bytesRead / Math.max(1, rules.fileBytes)),
  };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first characters, ending with a whole line unless the file is a single one. */
async function readHeadText(path: string, encoding: TextEncoding): Promise<string> {
  for await (const text of readText(path, encoding)) {
    const end = text.lastIndexOf('\n');
    return end > 0 && text.length > HEAD_BYTES / 4 ? text.slice(0, end + 1) : text;
  }
  return '';
}
