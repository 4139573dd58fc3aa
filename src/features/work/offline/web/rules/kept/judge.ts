import { type FieldFilter, type Filter, ME } from '#src/records/filter.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';

/**
 * Whether a kept record passes the filter; null where it cannot be told here. What compares by more
 * than what stands there, such as days and words, only the server can tell.
 */
export function judge(filter: Filter, row: Values, owner: string): boolean | null {
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
  switch (op) {
    case 'is_empty':
      return isEmpty(held);
    case 'is_not_empty':
      return !isEmpty(held);
    case 'is':
    case 'any_of':
      return isAnyOf(held, value, owner);
    case 'is_not':
    case 'none_of':
      return not(isAnyOf(held, value, owner));
    default:
      return null;
  }
}

function isAnyOf(held: unknown, value: FieldFilter['value'], owner: string): boolean | null {
  const meant = [value].flat().map((one) => (one === ME ? owner : one));
  const judged = [held].flat().flatMap((one) => meant.map((other) => isSame(one, other)));
  return not(every(judged.map(not)));
}

const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** The server compares instants by their day, and words whatever their capitals and accents. */
function isSame(one: unknown, other: unknown): boolean | null {
  if (one === null) return false;
  if (typeof one === 'object' || typeof other === 'object') return null;
  if (one === other) return true;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  if (INSTANT.test(one)) return null;
  return one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0 ? null : false;
}

function isEmpty(held: unknown): boolean {
  return held === null || held === '' || (Array.isArray(held) && held.length === 0);
}
