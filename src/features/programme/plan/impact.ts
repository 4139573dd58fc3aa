import type { Role } from './impact-api.ts';

export type Span = [least: number, most: number];

/** How often the members of a role will have to do something, and how long it takes them each time. */
export interface Doing {
  role: Role;
  people: number;
  times_a_week: Span;
  seconds: Span;
}

export interface RoleCost {
  role: Role;
  people: number;
  /** A week, all its people together. */
  minutes: Span;
}

/** What it takes of whom in a week; of the most first. */
export function costOf(doings: readonly Doing[]): RoleCost[] {
  const byRole = new Map<Role, RoleCost>();
  for (const { role, people, times_a_week: times, seconds } of doings) {
    const minutes: Span = [(times[0] * seconds[0]) / 60, (times[1] * seconds[1]) / 60];
    const known = byRole.get(role) ?? { role, people: 0, minutes: [0, 0] };
    byRole.set(role, {
      role,
      people: Math.max(known.people, people),
      minutes: [known.minutes[0] + minutes[0], known.minutes[1] + minutes[1]],
    });
  }
  return [...byRole.values()]
    .map((one) => ({ ...one, minutes: one.minutes.map(tenths) as Span }))
    .toSorted((one, other) => other.minutes[1] - one.minutes[1]);
}

export function sumMinutes(roles: readonly Pick<RoleCost, 'minutes'>[]): Span {
  const sum = (at: 0 | 1) => tenths(roles.reduce((all, { minutes }) => all + minutes[at], 0));
  return [sum(0), sum(1)];
}

/** A field that may stay empty is filled in about so often, of all records made. */
export const FILLED: Span = [0.1, 0.7];
/** So many saves measured are enough to speak of what something takes. */
export const ENOUGH_SAVES = 20;
/** After so many weeks it is told what it really took. */
export const AFTER_WEEKS = 4;
/** A prediction that is off by no more than this was right. */
const MARGIN = 0.25;

export type Verdict = 'too_early' | 'not_measured' | 'as_said' | 'more' | 'less';

/** Holds what was said against what it took, in minutes a week. */
export function judgePrediction(said: Span, took: number | null): Verdict {
  if (took === null) return 'not_measured';
  if (took > said[1] * (1 + MARGIN)) return 'more';
  return took < said[0] * (1 - MARGIN) ? 'less' : 'as_said';
}

/** What measured saves take, each weighing as much as there are of it; null: too few. */
export function measuredSeconds(
  found: readonly { saves: number; seconds: Span }[],
): { seconds: Span; saves: number } | null {
  const saves = found.reduce((all, one) => all + one.saves, 0);
  if (saves < ENOUGH_SAVES) return null;
  const mean = (at: 0 | 1) =>
    tenths(found.reduce((all, one) => all + one.seconds[at] * one.saves, 0) / saves);
  return { seconds: [mean(0), mean(1)], saves };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
