import { AppError } from '#src/lib/app-error.ts';
import { findMeaning } from '../../columns/find-meaning.ts';
import type { RawRow, ReadLimits, Table } from '../../table.ts';
import { fileError } from '../file-problems.ts';
import { type ShapedTable, shapeTable } from '../shape-table.ts';
import { streamArchive, withArchive } from './open-archive.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook, type Workbook } from './read-workbook.ts';

type Sheet = Workbook['sheets'][number];
interface SheetRules {
  limits: ReadLimits;
  sheet?: string;
  headingLine?: number;
}

/** Visible sheets beyond these are not looked into when none is named. */
const SHEETS_LOOKED_AT = 20;

/** Opens a workbook and reads the sheet named, or the one that looks most like a list of contacts. */
export async function openXlsx(path: string, rules: SheetRules): Promise<Table> {
  const workbook = await withArchive(path, rules.limits, (archive) =>
    readWorkbook(archive, rules.limits),
  );
  const pass = { bytesRead: 0, bytesTotal: 1 };
  const rowsOf = (sheet: Sheet) => (): AsyncIterable<RawRow[]> => {
    pass.bytesRead = 0;
    return streamArchive(path, rules.limits, (archive) => {
      pass.bytesTotal = Math.max(1, archive.inflatedBytes(sheet.part));
      const onBytes = (bytes: number) => {
        pass.bytesRead += bytes;
      };
      return readSheet(archive, workbook, { part: sheet.part, limits: rules.limits, onBytes });
    });
  };
  const { sheet, shaped } = await chooseSheet(workbook, rules, rowsOf);
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  if (!rules.sheet && visible.length > 1) {
    const message = `The workbook has ${visible.length} sheets; “${sheet.name}” was read.`;
    shaped.warnings.push({ reason: 'several_sheets', message });
  }
  return {
    format: 'xlsx',
    ...shaped,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: sheet.name,
    progress: () => Math.min(1, pass.bytesRead / pass.bytesTotal),
  };
}

async function chooseSheet(
  workbook: Workbook,
  rules: SheetRules,
  rowsOf: (sheet: Sheet) => () => AsyncIterable<RawRow[]>,
): Promise<{ sheet: Sheet; shaped: ShapedTable }> {
  const shape = async (sheet: Sheet) => ({ sheet, shaped: await shapeTable(rowsOf(sheet), rules) });
  if (rules.sheet !== undefined) {
    const sheet = workbook.sheets.find(({ name }) => name === rules.sheet);
    if (!sheet) throw unknownSheet(rules.sheet);
    return shape(sheet);
  }
  const readable: { sheet: Sheet; shaped: ShapedTable }[] = [];
  const refusals: unknown[] = [];
  for (const sheet of candidates(workbook)) {
    await shape(sheet).then(
      (next) => readable.push(next),
      (error) => refusals.push(passOver(error)),
    );
  }
  const best = readable.sort((one, other) => countKnown(other.shaped) - countKnown(one.shaped))[0];
  // An empty sheet is passed over; what is wrong with a fuller one is worth telling.
  if (!best) throw refusals.find((error) => error !== undefined) ?? fileError('no_sheet');
  return best;
}

/** Sheets without a list may stand beside the one that is wanted; damage and bombs end it all. */
function passOver(error: unknown): unknown {
  const reason = error instanceof AppError ? error.details.reason : undefined;
  if (reason === 'import_empty') return undefined;
  if (/^import_(?:no_rows|pivot|too_many_columns)$/.test(reason ?? '')) return error;
  throw error;
}

function candidates({ sheets }: Workbook): Sheet[] {
  const visible = sheets.filter(({ hidden }) => !hidden);
  return (visible.length > 0 ? visible : sheets).slice(0, SHEETS_LOOKED_AT);
}

function countKnown({ headings }: ShapedTable): number {
  return headings.filter((heading) => findMeaning(heading)).length;
}

function unknownSheet(name: string): AppError {
  const message = `The workbook has no sheet called “${name}”. Choose one of its sheets.`;
  return new AppError('invalid', message, { reason: 'import_unknown_sheet' });
}
