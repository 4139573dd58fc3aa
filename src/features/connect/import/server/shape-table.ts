import { findHeadingRow } from '../columns/find-heading-row.ts';
import type { RawRow, ReadLimits, RowIssue, TableRow, TableWarning } from '../table.ts';
import { cleanText, type TextDamage } from '../values/clean-text.ts';
import { fileError, tooManyColumns, tooManyRows } from './file-problems.ts';

/** One pass over all rows of a file, from its first line. */
export type RowSource = () => AsyncIterable<RawRow[]>;

export interface ShapedTable {
  headings: string[];
  headingLine: number;
  sample: TableRow[];
  rows: AsyncIterable<TableRow>;
  warnings: TableWarning[];
}

interface Shape {
  headings: string[];
  /** Rows up to this line are title lines and headings. */
  headingLine: number;
  /** Whether rows shorter than the headings are worth a word: in this file they are rare. */
  isEven: boolean;
  limits: ReadLimits;
}

const ROWS_PEEKED = 130;
const SAMPLE_ROWS = 100;

/**
 * Finds the headings and gives every row as many clean cells as there are headings.
 * `headingLine` overrides the search: 0 for a list without headings.
 */
export async function shapeTable(
  source: RowSource,
  rules: { limits: ReadLimits; headingLine?: number },
): Promise<ShapedTable> {
  const peeked = await peekRows(source, rules.limits);
  if (peeked.length === 0) throw fileError('empty');
  if (peeked[0]!.issues?.some(({ reason }) => reason === 'line_too_long'))
    throw fileError('long_line');
  const trimmed = peeked.map(({ cells }) =>
    cells.map((cell) => cleanText(cell, rules.limits.cellLength).text.trim()),
  );
  const at = headingIndex(peeked, trimmed, rules.headingLine);
  const body = peeked.slice(at + 1);
  if (body.length === 0) throw fileError('no_rows');
  const shape: Shape = {
    headings: shapeHeadings(trimmed[at] ?? [], body),
    headingLine: at < 0 ? (rules.headingLine ?? 0) : peeked[at]!.line,
    isEven: false,
    limits: rules.limits,
  };
  shape.isEven = body.every(({ cells }) => cells.length >= shape.headings.length);
  return {
    headings: shape.headings,
    headingLine: at < 0 ? 0 : shape.headingLine,
    sample: body.slice(0, SAMPLE_ROWS).map((row) => shapeRow(row, shape)),
    rows: { [Symbol.asyncIterator]: () => streamRows(source, shape) },
    warnings: describeHeadings(at, peeked, shape.headings),
  };
}

async function peekRows(source: RowSource, limits: ReadLimits): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of source()) {
    for (const row of batch) {
      const width = filledWidth(row.cells);
      if (width > limits.columns) throw tooManyColumns(limits.columns);
      if (width > 0 || row.issues?.length) rows.push(row);
    }
    if (rows.length >= ROWS_PEEKED) break;
  }
  return rows.slice(0, ROWS_PEEKED);
}

function headingIndex(peeked: RawRow[], trimmed: string[][], told: number | undefined): number {
  if (told !== undefined) return peeked.findIndex(({ line }) => line === told);
  const readable = trimmed.map((cells, at) => (peeked[at]!.issues?.length ? [] : cells));
  const found = findHeadingRow(readable);
  if (found.isPivot) throw fileError('pivot');
  return found.at;
}

/** As wide as the headings, or as rows that are wider often enough not to be a slip. */
function shapeHeadings(headings: string[], body: RawRow[]): string[] {
  const readable = body.filter(({ issues }) => !issues?.length);
  const widths = readable.map(({ cells }) => filledWidth(cells)).sort((one, other) => other - one);
  const often = headings.length === 0 ? 0 : Math.max(1, Math.floor(widths.length / 5));
  const width = Math.max(filledWidth(headings), widths[often] ?? 1, 1);
  return Array.from({ length: width }, (_, column) => headings[column]?.replace(/\s+/g, ' ') ?? '');
}

function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]!.trim() === '') width--;
  return width;
}

async function* streamRows(
  source: RowSource,
  shape: Shape,
): AsyncGenerator<TableRow, void, undefined> {
  let count = 0;
  for await (const batch of source()) {
    for (const row of batch) {
      const isEmpty = filledWidth(row.cells) === 0 && !row.issues?.length;
      if (row.line <= shape.headingLine || isEmpty) continue;
      if (++count > shape.limits.rows) throw tooManyRows(shape.limits.rows);
      yield shapeRow(row, shape);
    }
  }
}

function shapeRow(row: RawRow, shape: Shape): TableRow {
  const issues = [...(row.issues ?? [])];
  const width = shape.headings.length;
  const filled = filledWidth(row.cells);
  if (issues.length === 0 && filled > width) {
    const message = `This row has ${filled} cells, but the list has ${width} columns. A separator inside a text may be missing its quotation marks.`;
    issues.push({ severity: 'row', reason: 'extra_cells', message });
  } else if (issues.length === 0 && shape.isEven && row.cells.length < width) {
    const message = `This row ends after ${row.cells.length} of ${width} columns. It may have been cut off.`;
    issues.push({ severity: 'value', reason: 'missing_cells', message });
  }
  const cells = Array.from({ length: width }, (_, column) =>
    cleanCell(row.cells[column] ?? '', { column, issues, limit: shape.limits.cellLength }),
  );
  return { line: row.line, cells, issues };
}

const DAMAGE: Record<TextDamage, string> = {
  control_characters: 'This cell held invisible control characters; they were removed.',
  damaged_characters: 'This cell holds characters that were damaged before; look at it.',
  cut: 'This cell is longer than a cell may be, and was cut.',
};

function cleanCell(
  cell: string,
  into: { column: number; issues: RowIssue[]; limit: number },
): string {
  const { text, damage } = cleanText(cell, into.limit);
  if (damage) {
    const { column } = into;
    into.issues.push({ severity: 'value', reason: damage, column, message: DAMAGE[damage] });
  }
  return text;
}

function describeHeadings(at: number, peeked: RawRow[], headings: string[]): TableWarning[] {
  const warnings: TableWarning[] = [];
  if (at < 0) {
    const message = 'No headings were found, so the first row is taken as a contact.';
    warnings.push({ reason: 'no_headings', message });
  } else if (at > 0) {
    const message = `The headings were found in line ${peeked[at]!.line}; what stands above them is left out.`;
    warnings.push({ reason: 'title_lines', message });
  }
  const names = headings.filter(Boolean).map((heading) => heading.toLowerCase());
  const repeated = names.find((name, column) => names.indexOf(name) < column);
  if (repeated) {
    const message = `More than one column is called “${repeated}”. Each is read by itself.`;
    warnings.push({ reason: 'duplicated_headings', message });
  }
  return warnings;
}
