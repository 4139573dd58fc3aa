import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import type { Row } from '../record-type.ts';

/** Before and after of what differs; for a new record of all that is filled in. */
export function changesBetween(
  declaration: RecordDeclaration,
  before: Row | null,
  after: Row,
): Changes {
  const changes: Changes = {};
  for (const name of ['owner_id', 'visibility', 'deleted_at', ...Object.keys(declaration.fields)]) {
    const old = before?.[name] ?? null;
    const now = after[name] ?? null;
    const isEmpty = now === null || (Array.isArray(now) && now.length === 0);
    if (before ? !isSame(old, now) : !isEmpty) changes[name] = [old, now];
  }
  return changes;
}

/** Instants are the same however they are written: with `Z` or an offset, with micro- or milliseconds. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => isSame(one[name], other[name]));
  }
  const isInstant = /^\d{4}-\d\d-\d\dT/;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return isInstant.test(one) && isInstant.test(other) && Date.parse(one) === Date.parse(other);
}

/** Money, or a line: the database keeps their parts in an order of its own. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
