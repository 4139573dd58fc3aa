import { type FieldFilter, type Filter, ME } from '#src/records/filter.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';

/**
 * Whether it can be told here that a kept record passes the filter. What compares by more than what
 * stands there, such as days and words, only the server can tell, and so it does not.
 */
export function passes(filter: Filter, row: Values, owner: string): boolean {
  return judge(filter, row, owner) === true;
}

/** Null: it cannot be told. */
function judge(filter: Filter, row: Values, owner: string): boolean | null {
  if ('and' in filter) return every(filter.and.map((one) => judge(one, row, owner)));
  if ('or' in filter) {
    const judged = filter.or.map((one) => judge(one, row, owner));
    return not(every(judged.map(not)));
  }
  if ('not' in filter) return not(judge(filter.not, row, owner));
  return 'field' in filter ? test(filter, row, owner) : null;
}

function every(judged: readonly (boolean | null)[]): boolean | null {
  if (judged.includes(false)) return false;
  return judged.includes(null) ? null : true;
}

function not(judged: boolean | null): boolean | null {
  return judged === null ? null : !judged;
}

function test({ field, op, value }: FieldFilter, row: Values, owner: string): boolean | null {
  const held = row[field];
  if (held === undefined) return null;
  if (op === 'is_empty') return isEmpty(held);
  if (op === 'is_not_empty') return !isEmpty(held);
  if (op !== 'is' && op !== 'any_of') return null;
  const meant = [value].flat().map((one) => (one === ME ? owner : one));
  if (meant.some((one) => typeof one === 'object')) return null;
  return [held].flat().some((one) => meant.includes(one as string));
}

function isEmpty(held: unknown): boolean {
  return held === null || held === '' || (Array.isArray(held) && held.length === 0);
}
