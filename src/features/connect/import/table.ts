/** What went wrong with a row or with one of its values, told to the person. */
export interface RowIssue {
  /** `row`: the row can't be imported. `value`: only what stands in this cell is affected. */
  severity: 'row' | 'value';
  /** A literal a program or a translation can act on, such as `extra_cells`. */
  reason: string;
  /** One English sentence that says what to do. */
  message: string;
  /** The column, counted from 0, where one is to blame. */
  column?: number;
}

/** One row of a list, as text. */
export interface TableRow {
  /** The line of the file (or the row of the sheet, or the line a card begins on), from 1. */
  line: number;
  /** As many as there are headings; empty cells are `''`. A row that can't be read has its text in the first. */
  cells: string[];
  issues: RowIssue[];
}

/** A row before headings are known: as many cells as it happens to have. */
export interface RawRow {
  line: number;
  cells: string[];
  issues?: RowIssue[];
}

export type TableFormat = 'csv' | 'xlsx' | 'vcard';

/** Something about the whole file that the person should know before going on. */
export interface TableWarning {
  reason: string;
  message: string;
}

export interface SheetInfo {
  name: string;
  hidden: boolean;
}

/** A list that was opened. Nothing is held open between passes. */
export interface Table {
  format: TableFormat;
  /** Trimmed; `''` for a column without one. All empty when the list has no headings. */
  headings: string[];
  /** The line the headings stand on; 0 when the first row is data already, and for vCards. */
  headingLine: number;
  /** The first rows, up to 100, for recognising columns and for showing. */
  sample: TableRow[];
  /** Each iteration is one pass from the first row to the last; breaking off frees everything. */
  rows: AsyncIterable<TableRow>;
  warnings: TableWarning[];
  /** How far the latest pass has come, 0 to 1. */
  progress: () => number;
  /** Sheets of the workbook, in order, and which one was read. */
  sheets?: SheetInfo[];
  sheet?: string;
  encoding?: TextEncoding;
  delimiter?: string;
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a list may cost. Tests lower them; the product uses `READ_LIMITS`. */
export interface ReadLimits {
  fileBytes: number;
  rows: number;
  columns: number;
  /** Cells of one sheet, empty ones too. */
  cells: number;
  /** Characters of one cell. */
  cellLength: number;
  /** Bytes of one CSV record or one vCard. */
  recordBytes: number;
  zipEntries: number;
  /** Inflated bytes of one part of a workbook, by what it is for. */
  sheetBytes: number;
  sharedStringBytes: number;
  smallPartBytes: number;
  /** Inflated divided by packed, once a part inflates to more than 10 MB. */
  inflateRatio: number;
  /** Milliseconds spent on parsing a workbook in one pass, waiting not counted. */
  parseMs: number;
}

export const READ_LIMITS: ReadLimits = {
  fileBytes: 200 * 1024 * 1024,
  rows: 1_000_000,
  columns: 500,
  cells: 30_000_000,
  cellLength: 64 * 1024,
  recordBytes: 1024 * 1024,
  zipEntries: 5_000,
  sheetBytes: 1024 * 1024 * 1024,
  sharedStringBytes: 128 * 1024 * 1024,
  smallPartBytes: 16 * 1024 * 1024,
  inflateRatio: 200,
  parseMs: 120_000,
};
