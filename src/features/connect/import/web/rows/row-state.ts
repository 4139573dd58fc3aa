import type { ImportList, ImportRow, RowOutcome } from '../import-queries.ts';

/** What of a row stands after the import was taken back. */
export type RowState = RowOutcome | 'takenBack' | 'kept' | 'partly';

/**
 * What becomes of a row, or what has become of it since the import was taken back. Which fields of a
 * record that was there before were kept is not known by the row.
 */
export function rowState(
  { outcome, record }: Pick<ImportRow, 'outcome' | 'record'>,
  { status, kept }: Pick<ImportList, 'status' | 'kept'>,
): RowState {
  if (status !== 'undone') return outcome;
  if (outcome === 'create') return record && kept > 0 ? 'kept' : 'takenBack';
  if (outcome === 'change') return record && kept > 0 ? 'partly' : 'takenBack';
  return outcome;
}
