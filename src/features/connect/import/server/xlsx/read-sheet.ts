import type { RawRow, ReadLimits, RowIssue } from '../../table.ts';
import { fileError, tooManyColumns } from '../file-problems.ts';
import { columnIndex, decodeEscapes, formatNumber } from './cell-value.ts';
import type { Archive } from './open-archive.ts';
import { parseXml, type XmlAttributes } from './parse-xml.ts';
import type { Workbook } from './read-workbook.ts';

/** Where reading stands within a sheet: the row and the cell that are open. */
interface SheetState {
  workbook: Workbook;
  limits: ReadLimits;
  rows: RawRow[];
  cellCount: number;
  line: number;
  cells: string[];
  issues: RowIssue[];
  column: number;
  kind: string;
  style: number;
  value: string;
  hasFormula: boolean;
  isCapturing: boolean;
  isPhonetic: boolean;
}

/** The rows of one sheet in batches, as the file holds them: without the empty ones. */
export async function* readSheet(
  archive: Archive,
  workbook: Workbook,
  from: { part: string; limits: ReadLimits; onBytes?: (bytes: number) => void },
): AsyncGenerator<RawRow[], void, undefined> {
  const { part, limits } = from;
  const state = startSheet(workbook, limits);
  const handlers = {
    open: (name: string, attributes: XmlAttributes) => openTag(state, name, attributes),
    close: (name: string) => closeTag(state, name),
    text: (text: string) => {
      if (state.isCapturing && state.value.length <= limits.cellLength) state.value += text;
    },
  };
  const clock = { spentMs: 0, maxMs: limits.parseMs };
  const stream = await archive.open(part, limits.sheetBytes);
  for await (const bytes of parseXml(stream, handlers, clock)) {
    from.onBytes?.(bytes);
    const { rows } = state;
    state.rows = [];
    if (rows.length > 0) yield rows;
  }
}

function startSheet(workbook: Workbook, limits: ReadLimits): SheetState {
  return {
    workbook,
    limits,
    rows: [],
    cellCount: 0,
    line: 0,
    cells: [],
    issues: [],
    column: -1,
    kind: 'n',
    style: 0,
    value: '',
    hasFormula: false,
    isCapturing: false,
    isPhonetic: false,
  };
}

/** Tags of a sheet: ECMA-376 part 1, 18.3. */
function openTag(state: SheetState, name: string, attributes: XmlAttributes): void {
  if (name === 'c') openCell(state, attributes);
  else if (name === 'row') openRow(state, attributes);
  else if (name === 'v') state.isCapturing = true;
  else if (name === 't') state.isCapturing = !state.isPhonetic;
  else if (name === 'f') state.hasFormula = true;
  else if (name === 'rPh') state.isPhonetic = true;
}

function closeTag(state: SheetState, name: string): void {
  if (name === 'v' || name === 't') state.isCapturing = false;
  else if (name === 'rPh') state.isPhonetic = false;
  else if (name === 'c') closeCell(state);
  else if (name === 'row') closeRow(state);
}

function openRow(state: SheetState, attributes: XmlAttributes): void {
  const told = Number(attributes.r);
  state.line = Number.isSafeInteger(told) && told > 0 ? told : state.line + 1;
  state.cells = [];
  state.issues = [];
  state.column = -1;
}

function openCell(state: SheetState, attributes: XmlAttributes): void {
  if (++state.cellCount > state.limits.cells) throw fileError('zip_bomb');
  const told = attributes.r === undefined ? -1 : columnIndex(attributes.r);
  state.column = told >= 0 ? told : state.column + 1;
  state.kind = attributes.t ?? 'n';
  state.style = Number(attributes.s ?? 0);
  state.value = '';
  state.hasFormula = false;
}

function closeCell(state: SheetState): void {
  const text = readValue(state);
  if (text === '') return;
  if (state.column >= state.limits.columns) throw tooManyColumns(state.limits.columns);
  while (state.cells.length < state.column) state.cells.push('');
  state.cells[state.column] = text;
}

function closeRow(state: SheetState): void {
  if (state.cells.length === 0 && state.issues.length === 0) return;
  const row: RawRow = { line: state.line, cells: state.cells };
  if (state.issues.length > 0) row.issues = state.issues;
  state.rows.push(row);
}

function readValue(state: SheetState): string {
  const { value, workbook } = state;
  switch (state.kind) {
    case 's':
      return readSharedString(state);
    case 'inlineStr':
    case 'str':
      return decodeEscapes(value);
    case 'b':
      return value === '' ? '' : value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return refuseCell(state, 'error_value', `holds the error ${value.slice(0, 20)}`);
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
  }
  if (value === '') {
    if (!state.hasFormula) return '';
    return refuseCell(state, 'formula_without_value', 'holds a formula without a result');
  }
  const format = workbook.formats[state.style] ?? { kind: 'plain' };
  return formatNumber(value, format, workbook.is1904);
}

function readSharedString(state: SheetState): string {
  if (state.value === '') return '';
  const text = state.workbook.sharedStrings[Number(state.value)];
  return text ?? refuseCell(state, 'missing_text', 'names a text that the workbook does not hold');
}

function refuseCell(state: SheetState, reason: string, what: string): string {
  const message = `This cell ${what}. Correct it in the workbook, or leave it empty.`;
  state.issues.push({ severity: 'value', reason, column: state.column, message });
  return '';
}
