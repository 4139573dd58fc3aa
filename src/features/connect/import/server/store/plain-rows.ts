import type { Changes } from '#src/server/ledger/event.ts';
import type { Known } from '../matching/known-records.ts';
import type { PlannedRow } from '../matching/planned-row.ts';

const COMPANY = 'company.';
/** What the ledger says of a new record and no list: who has it, who sees it, which company is linked. */
const UNSAID = new Set(['owner_id', 'visibility', 'company_id']);

/**
 * Whether nothing of the row needs to be kept but what it was and which records it means: it brought
 * nothing new, or the events of its new records say what it set.
 */
export function isPlain(row: PlannedRow): boolean {
  const { outcome, changes, issues, cells } = row;
  if (issues.length > 0 || cells !== null) return false;
  if (outcome === 'same') return Object.keys(changes).length === 0;
  return outcome === 'create' && isAllSaid(row);
}

/** Later rows of the batch may have added to what the row made: then the events say more than the row. */
function isAllSaid(row: PlannedRow): boolean {
  const { record, changes } = row;
  if (!record || !isMadeOf(record, changes, '')) return false;
  const company = newCompanyOf(row);
  if (company) return isMadeOf(company, changes, COMPANY);
  for (const field in changes) if (field.startsWith(COMPANY)) return false;
  return true;
}

function isMadeOf({ values }: Known, changes: Changes, prefix: string): boolean {
  for (const field in values) {
    if (field === 'owner_id') continue;
    const value = values[field];
    // “no” is also what is there if nobody said so
    if (value === false || changes[prefix + field]?.[1] !== value) return false;
  }
  return true;
}

/** The company that a person's row made besides. */
export function newCompanyOf({ record, changes }: PlannedRow): Known | null {
  const isMade = changes[`${COMPANY}name`]?.[0] === null;
  return isMade && record ? record.company : null;
}

/** What a plain row set, by the events of the records that it made; null where one says nothing (any more). */
export function changesOf(made: Changes | null, company: Changes | null): Changes {
  return { ...said(made, ''), ...said(company, COMPANY) };
}

function said(changes: Changes | null, prefix: string): Changes {
  const told = Object.entries(changes ?? {}).filter(
    ([field, [, value]]) => !UNSAID.has(field) && value !== false,
  );
  return Object.fromEntries(told.map(([field, change]) => [prefix + field, change]));
}
