import { FILTER_OPS, type FieldFilter, type Filter } from '#src/records/filter.ts';

/** Whether something from an address or a saved view has the shape of a filter. */
export function isFilter(given: unknown): given is Filter {
  if (typeof given !== 'object' || given === null) return false;
  const one = given as Record<string, unknown>;
  if (Array.isArray(one.and)) return one.and.length > 0 && one.and.every(isFilter);
  if (Array.isArray(one.or)) return one.or.length > 0 && one.or.every(isFilter);
  if ('not' in one) return isFilter(one.not);
  if (typeof one.has === 'string') return one.filter === undefined || isFilter(one.filter);
  if (typeof one.segment === 'string') return true;
  if (typeof one.test === 'string') return typeof one.is === 'string';
  return typeof one.field === 'string' && (FILTER_OPS as readonly unknown[]).includes(one.op);
}

/** A filter as conditions that all hold. */
export function splitFilter(filter: Filter | null): Filter[] {
  if (!filter) return [];
  return 'and' in filter ? filter.and.flatMap(splitFilter) : [filter];
}

/** Conditions that all hold as one filter. */
export function joinFilter(conditions: readonly Filter[]): Filter | null {
  if (conditions.length > 1) return { and: [...conditions] };
  return conditions[0] ?? null;
}

/** The tests of which one has to hold, if the condition is so simple that the screen can edit it. */
export function testsOf(condition: Filter): FieldFilter[] | null {
  if ('field' in condition) return [condition];
  if (!('or' in condition)) return null;
  return condition.or.every((one): one is FieldFilter => 'field' in one) ? condition.or : null;
}

/** Reads JSON that may be anything; null if it is no filter. */
export function parseFilter(text: string | null): Filter | null {
  try {
    const given: unknown = JSON.parse(text ?? 'null');
    return isFilter(given) ? given : null;
  } catch {
    return null;
  }
}
