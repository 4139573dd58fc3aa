import type { RecordDeclaration } from '#src/records/define-record.ts';
import { isList } from '#src/records/values/clean-values.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import type { MatchedBy, RowOutcome } from '../store/import-record.ts';
import type { Known, Values } from './known-records.ts';
import type { ListRow } from './look-up.ts';

export interface TellableIssue {
  reason: string;
  message: string;
}

/** What becomes of a row. */
export interface PlannedRow {
  position: number;
  line: number;
  outcome: RowOutcome;
  title: string;
  company: string | null;
  record: Known | null;
  matchedBy: MatchedBy | null;
  changes: Changes;
  issues: TellableIssue[];
  /** Ids of other records that changes or issues tell of. */
  tellsOf: string[];
  /** Of a row that is left out. */
  cells: string[] | null;
}

/** What a batch of rows comes to. Rows planned later don't change what is to be stored of these. */
export interface PlannedBatch {
  rows: PlannedRow[];
  created: RecordWrite[];
  patches: RecordWrite[];
}

export interface RecordWrite {
  known: Known;
  /** All that a new record holds, or what is changed. */
  values: Values;
  /** The company that the list puts a person with. */
  company: Known | null;
}

/** A row of which nothing is decided yet. */
export function startRow({ position, line, mapped }: ListRow): PlannedRow {
  return {
    position,
    line,
    outcome: 'same',
    title: '',
    company: mapped.company?.name ?? null,
    record: null,
    matchedBy: null,
    changes: {},
    issues: mapped.issues.map(({ reason, message }) => ({ reason, message })),
    tellsOf: [],
    cells: null,
  };
}

const TITLE_LENGTH = 200;

export function refusedRow(row: ListRow, outcome: 'skip' | 'failed'): PlannedRow {
  const title = row.cells.filter(Boolean).join(' · ').replace(/\s+/g, ' ').slice(0, TITLE_LENGTH);
  return { ...startRow(row), outcome, title: title.toWellFormed(), cells: row.cells };
}

/** Notes the change of a record, in words of the row: of its company with that in front. */
export function noteChanges(
  planned: PlannedRow,
  given: { before: Values | null; patch: Values; prefix?: string },
): void {
  for (const [field, after] of Object.entries(given.patch)) {
    planned.changes[`${given.prefix ?? ''}${field}`] = [given.before?.[field] ?? null, after];
  }
}

export function noteKept(
  planned: PlannedRow,
  declaration: RecordDeclaration,
  kept: { field: string; ours: string; theirs: string }[],
): void {
  for (const { field, ours, theirs } of kept) {
    const asked = declaration.fields[field]!;
    const message = isList(asked)
      ? `${asked.label}: there is no room for ${shorten(theirs)}.`
      : `${asked.label}: kept “${shorten(ours)}”; the list says “${shorten(theirs)}”.`;
    planned.issues.push({ reason: 'kept_ours', message });
  }
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line;
}
