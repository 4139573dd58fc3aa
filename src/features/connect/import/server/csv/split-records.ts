import { setImmediate as pause } from 'node:timers/promises';
import { type CsvError, parse } from 'csv-parse/sync';
import { AppError } from '#src/lib/app-error.ts';
import type { RawRow } from '../../table.ts';

const BLOCK_BYTES = 64 * 1024;
const MAX_OPEN_QUOTES = 100;
const NEWLINE = 10;

interface Rules {
  delimiter: string;
  recordBytes: number;
}

/** Where reading stands: the bytes not yet read, and the line they begin on. */
interface Position extends Rules {
  pending: Buffer;
  line: number;
  /** Bytes to parse at once: more while a quoted cell is longer. */
  block: number;
  isEnd: boolean;
  /** The rest of a line that was too long is still to come. */
  isSkipping: boolean;
  openQuotes: number;
}

/**
 * CSV records (RFC 4180) with the line each begins on. A row with broken quotes is given as one
 * with an issue, and reading goes on at the next line.
 */
export async function* splitRecords(
  texts: AsyncIterable<string>,
  rules: Rules,
): AsyncGenerator<RawRow[], void, undefined> {
  const at: Position = {
    ...rules,
    pending: Buffer.alloc(0),
    line: 1,
    block: BLOCK_BYTES,
    isEnd: false,
    isSkipping: false,
    openQuotes: 0,
  };
  for await (const text of texts) {
    const bytes = Buffer.from(text, 'utf8');
    at.pending = at.pending.length > 0 ? Buffer.concat([at.pending, bytes]) : bytes;
    yield* readBlocks(at);
  }
  at.isEnd = true;
  yield* readBlocks(at);
}

/** Block by block, between which whatever waits has its turn: much may be pending behind an open quote. */
async function* readBlocks(at: Position): AsyncGenerator<RawRow[], void, undefined> {
  if (at.isSkipping) skipLine(at);
  for (let goesOn = true; goesOn && at.pending.length > 0; ) {
    const rows: RawRow[] = [];
    const end = blockEnd(at);
    if (end > 0) goesOn = readBlock(at, end, rows);
    else if (at.pending.length > at.recordBytes) rows.push(takeLine(at, 'line_too_long'));
    else break;
    yield rows;
    await pause();
  }
}

/** The end of the last whole line within the wanted size, or of the first line if it is longer. */
function blockEnd(at: Position): number {
  if (at.isEnd && at.pending.length <= at.block) return at.pending.length;
  const last = at.pending.lastIndexOf(NEWLINE, at.block - 1);
  const end = last >= 0 ? last : at.pending.indexOf(NEWLINE);
  if (end >= 0) return end + 1;
  return at.isEnd ? at.pending.length : 0;
}

/** Reads one block into `rows`; false when more bytes are needed to go on. */
function readBlock(at: Position, end: number, rows: RawRow[]): boolean {
  const block = at.pending.subarray(0, end);
  const isLast = at.isEnd && end === at.pending.length;
  const start = at.line;
  let read = 0;
  const failure = parseBlock(block, at, (cells, info) => {
    rows.push({ line: at.line, cells });
    read = info.bytes;
    at.line = start + info.lines;
  });
  if (!failure) {
    at.pending = at.pending.subarray(end);
    at.line = start + countLines(block);
    at.block = BLOCK_BYTES;
    return true;
  }
  at.pending = at.pending.subarray(read);
  if (failure === 'CSV_QUOTE_NOT_CLOSED' && !isLast) return widenBlock(at, end - read);
  at.block = BLOCK_BYTES;
  rows.push(failure === 'INVALID_OPENING_QUOTE' ? takeLooseLine(at) : takeBadLine(at, failure));
  return true;
}

/** The quoted cell goes on beyond the block: makes the next one larger, if there is more to read. */
function widenBlock(at: Position, examined: number): boolean {
  do at.block *= 2;
  while (blockEnd(at) <= examined && at.block < at.pending.length);
  return blockEnd(at) > examined;
}

function parseBlock(
  block: Buffer,
  rules: Rules,
  onRow: (cells: string[], info: { bytes: number; lines: number }) => void,
): string | undefined {
  try {
    parse(block, {
      delimiter: rules.delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: rules.recordBytes,
      on_record: (cells: string[], info) => {
        onRow(cells, info as unknown as { bytes: number; lines: number });
        return null;
      },
    });
    return undefined;
  } catch (error) {
    const code = (error as CsvError).code as string | undefined;
    if (code === undefined) throw error;
    return code;
  }
}

function countLines(block: Buffer): number {
  let lines = 0;
  for (let from = block.indexOf(NEWLINE); from >= 0; from = block.indexOf(NEWLINE, from + 1))
    lines++;
  return lines;
}

const LINE_PROBLEMS = {
  broken_quotes:
    'In this line a quotation mark stands inside quoted text. Double it ("") or remove it, and import the row again.',
  unclosed_quote:
    'In this line a quotation mark is opened and never closed. Close or remove it, and import the row again.',
  line_too_long: 'This line is too long for a row of a list. Shorten it, and import it again.',
};
const KEPT_CHARACTERS = 2000;

function takeBadLine(at: Position, failure: string): RawRow {
  if (failure === 'CSV_INVALID_CLOSING_QUOTE') return takeLine(at, 'broken_quotes');
  const end = at.pending.indexOf(NEWLINE);
  if (failure === 'CSV_MAX_RECORD_SIZE' && (end < 0 || end > at.recordBytes)) {
    return takeLine(at, 'line_too_long');
  }
  at.openQuotes++;
  if (at.openQuotes > MAX_OPEN_QUOTES) throw brokenThroughout(at.line);
  return takeLine(at, 'unclosed_quote');
}

/** Takes one line away as a row that can't be read; its beginning is kept to be shown. */
function takeLine(at: Position, reason: keyof typeof LINE_PROBLEMS): RawRow {
  const message = LINE_PROBLEMS[reason];
  const newline = at.pending.indexOf(NEWLINE);
  const end = Math.min(newline < 0 ? at.pending.length : newline, KEPT_CHARACTERS);
  const row: RawRow = {
    line: at.line,
    cells: [at.pending.toString('utf8', 0, end)],
    issues: [{ severity: 'row', reason, message }],
  };
  skipLine(at);
  return row;
}

function skipLine(at: Position): void {
  const end = at.pending.indexOf(NEWLINE);
  at.isSkipping = end < 0;
  at.pending = at.pending.subarray(end < 0 ? at.pending.length : end + 1);
  if (end >= 0) at.line++;
}

/** A line with a quotation mark within plain text, as in `5" pipe`: the mark is part of the text. */
function takeLooseLine(at: Position): RawRow {
  const end = at.pending.indexOf(NEWLINE);
  const bytes = at.pending.subarray(0, end < 0 ? at.pending.length : end);
  try {
    const [cells] = parse(bytes, {
      delimiter: at.delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
    });
    const row = { line: at.line, cells: cells ?? [''] };
    skipLine(at);
    return row;
  } catch {
    return takeLine(at, 'broken_quotes');
  }
}

function brokenThroughout(line: number): AppError {
  const message = `Too many rows have a quotation mark that is never closed, the last in line ${line}. Export the list again, as “CSV UTF-8” or as an Excel workbook.`;
  return new AppError('invalid', message, { reason: 'import_unclosed_quotes', line });
}
