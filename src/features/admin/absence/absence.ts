/** Days are `YYYY-MM-DD` on the member's own calendar, both included. */
export interface Absence {
  id: string;
  member_id: string;
  substitute_id: string | null;
  first_day: string;
  last_day: string;
}

type Given = Pick<Absence, 'member_id' | 'substitute_id' | 'first_day' | 'last_day'>;

/**
 * The members through whom a new absence would lead back to its own member on a day that all of them
 * share; null if there is no such circle.
 */
export function findCircle(given: Given, others: readonly Absence[]): string[] | null {
  return follow(given, given, others, [given.member_id]);
}

function follow(
  start: Given,
  at: Given,
  others: readonly Absence[],
  way: string[],
): string[] | null {
  const next = at.substitute_id;
  if (next === null) return null;
  if (next === start.member_id) return way;
  if (way.includes(next)) return null;
  for (const other of others) {
    if (other.member_id !== next || !overlap(at, other)) continue;
    const shared = {
      ...other,
      first_day: later(at.first_day, other.first_day),
      last_day: earlier(at.last_day, other.last_day),
    };
    const found = follow(start, shared, others, [...way, next]);
    if (found) return found;
  }
  return null;
}

type Days = Pick<Absence, 'first_day' | 'last_day'>;

export function overlap(one: Days, other: Days): boolean {
  return one.first_day <= other.last_day && other.first_day <= one.last_day;
}

const later = (one: string, other: string) => (one > other ? one : other);
const earlier = (one: string, other: string) => (one < other ? one : other);
