import { medianOf } from '#src/lib/median.ts';
import { findMeaning } from './find-meaning.ts';
import { type ColumnProfile, profileColumn } from './profile-column.ts';

/** Where the headings of a list stand. */
export interface HeadingRow {
  /** Index among the rows looked at; -1 when the first row is data already. */
  at: number;
  /** The list is a pivot table: sums, not one row per contact. */
  isPivot: boolean;
}

const ROWS_LOOKED_AT = 30;
const PIVOT_WORDS =
  /^(?:row labels|column labels|grand total|zeilenbeschriftungen|spaltenbeschriftungen|gesamtergebnis|etichette di riga|etichette di colonna|totale complessivo|étiquettes de lignes|étiquettes de colonnes|total général)$/i;

/**
 * Finds the headings among the first rows: below title lines and empty lines of a report, or not
 * at all. Every cell is trimmed text.
 */
export function findHeadingRow(rows: readonly (readonly string[])[]): HeadingRow {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const labels = new Set(looked.flat().filter((cell) => PIVOT_WORDS.test(cell)));
  const known = looked.map((row) => row.filter(isKnownHeading).length);
  const most = Math.max(0, ...known);
  if (labels.size > 0 && most < 3) return { at: 0, isPivot: true };
  const at = known.indexOf(most);
  const filled = looked[at]?.filter(Boolean).length ?? 0;
  if (most >= 2 || (most === 1 && filled <= 2 && isAbove(looked, at)))
    return { at, isPivot: false };
  return { at: guessHeadingRow(looked), isPivot: false };
}

function isKnownHeading(cell: string): boolean {
  if (cell === '' || cell.length > 60 || /@|\d{4}/.test(cell)) return false;
  return (findMeaning(cell)?.confidence ?? 0) >= 0.9;
}

/** No row below is wider: a title such as "Contacts" stands above wider rows. */
function isAbove(rows: readonly (readonly string[])[], at: number): boolean {
  const width = (row: readonly string[]) => row.filter(Boolean).length;
  return rows.slice(at + 1).every((row) => width(row) <= width(rows[at]!));
}

/** With no heading known: the first full row, unless it looks like the rows below it. */
function guessHeadingRow(rows: readonly (readonly string[])[]): number {
  const widths = rows.map((row) => row.filter(Boolean).length);
  const usual = medianOf(widths.filter((width) => width > 0)) ?? 0;
  const first = widths.findIndex((width) => width >= Math.max(1, usual * 0.6));
  if (first < 0) return -1;
  const row = rows[first]!;
  const hasRepeats = new Set(row.filter(Boolean)).size < widths[first]!;
  if (hasRepeats || row.some((cell) => isData(profileColumn([cell])))) return -1;
  const below = rows.slice(first + 1);
  const isLikeBelow = row.some((cell, column) => {
    const under = profileColumn(below.map((other) => other[column] ?? ''));
    const own = profileColumn([cell]);
    return (own.fullNames && under.fullNames > 0.6) || (own.givenNames && under.givenNames > 0.3);
  });
  return isLikeBelow || below.length === 0 ? -1 : first;
}

function isData({ emails, phones, websites, dates, companies, filled }: ColumnProfile): boolean {
  return filled > 0 && emails + phones + websites + dates + companies > 0;
}
