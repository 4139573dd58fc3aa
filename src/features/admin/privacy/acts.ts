/** What an event comes to in plain words: something new, opened, or changed in any way. */
export const ACTS = ['made', 'changed', 'opened'] as const;
export type Act = (typeof ACTS)[number];

export function actOf(verb: string): Act {
  const word = verb.split('.').at(-1);
  if (word === 'viewed') return 'opened';
  return word === 'created' || word === 'joined' || word === 'made' ? 'made' : 'changed';
}

export interface MonthCount {
  month: string;
  verb: string;
  count: number;
}

/** Months, the newest first, with how many events of each act. */
export function sumMonths(
  counts: readonly MonthCount[],
): { month: string; acts: Record<Act, number> }[] {
  const months = new Map<string, Record<Act, number>>();
  for (const { month, verb, count } of counts) {
    const acts = months.get(month) ?? { made: 0, changed: 0, opened: 0 };
    acts[actOf(verb)] += count;
    months.set(month, acts);
  }
  return [...months]
    .map(([month, acts]) => ({ month, acts }))
    .toSorted((one, other) => other.month.localeCompare(one.month));
}
