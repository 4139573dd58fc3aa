import { createHash } from 'node:crypto';
import { foldText } from '#src/lib/fold-text.ts';
import { recogniseColumns } from '../../recognise-columns.ts';
import type { SheetInfo, Table, TableFormat, TableWarning } from '../../table.ts';
import { cutText } from '../../values/clean-text.ts';
import type { StoredMapping } from './import-record.ts';

const SAMPLE_ROWS = 20;
const SAMPLE_LENGTH = 200;

/** What is told and kept of a list before a row of it is read. */
export interface TableFacts {
  format: TableFormat;
  headings: string[];
  sample: string[][];
  sheets: SheetInfo[];
  sheet: string | null;
  warnings: TableWarning[];
  /** What each column seems to mean. */
  mapping: StoredMapping[];
}

export function describeTable(table: Table): TableFacts {
  const cells = table.sample.map((row) => row.cells);
  return {
    format: table.format,
    headings: table.headings.map((heading) => cutText(heading, 2000)),
    sample: cells
      .slice(0, SAMPLE_ROWS)
      .map((row) => row.map((cell) => cutText(cell, SAMPLE_LENGTH))),
    sheets: table.sheets ?? [],
    sheet: table.sheet ?? null,
    warnings: table.warnings,
    mapping: recogniseColumns(table.headings, cells).map((column) => ({
      ...column,
      heading: cutText(column.heading, 2000),
    })),
  };
}

/** The same for lists with the same columns; null for a list without headings, which says nothing. */
export function hashHeadings(headings: readonly string[]): string | null {
  if (headings.every((heading) => heading === '')) return null;
  const normal = headings.map((heading) => foldText(heading).replace(/[\s_-]+/g, ' '));
  return createHash('sha256').update(JSON.stringify(normal)).digest('hex');
}
