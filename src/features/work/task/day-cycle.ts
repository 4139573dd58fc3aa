import { addDays, type Day, daysBetween } from '#src/lib/days.ts';
import { type RuleParts, WEEKDAYS } from './repeat-rule.ts';

/**
 * The days after the first one of a rule of days or weeks. They come again each `length` days, so any
 * of them is reckoned, however far away, and none is walked to.
 */
export interface DayCycle {
  first: Day;
  length: number;
  /** Days after the first one, from 1 to `length`, in order. */
  steps: readonly number[];
}

/** Days are written with years of four digits. */
export const LAST_DAY = '9999-12-31';
const PLAIN_PARTS = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY']);

/** Null where the rule is of months or years, or asks for more than weekdays. */
export function readCycle(parts: RuleParts, first: Day): DayCycle | null {
  if (![...parts.keys()].every((name) => PLAIN_PARTS.has(name))) return null;
  const every = Number(parts.get('INTERVAL') ?? 1);
  const named = parts.get('BYDAY')?.split(',');
  if (parts.get('FREQ') === 'DAILY' && !named) return { first, length: every, steps: [every] };
  if (parts.get('FREQ') !== 'WEEKLY') return null;
  const own = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const begins = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO');
  const weekdays = named?.map((name) => WEEKDAYS.indexOf(name)) ?? [own];
  if ([begins, ...weekdays].includes(-1)) return null;
  const length = 7 * every;
  const inWeek = (weekday: number) => (weekday - begins + 7) % 7;
  const steps = weekdays.map((weekday) => {
    const step = inWeek(weekday) - inWeek(own);
    // what is over in the week of the first day comes with the next turn
    return step > 0 ? step : step + length;
  });
  return { first, length, steps: [...new Set(steps)].sort((one, other) => one - other) };
}

/** The nth day after the first one; past the last year of four digits its last day. */
export function nthDay({ first, length, steps }: DayCycle, nth: number): Day {
  const turns = Math.floor((nth - 1) / steps.length);
  const days = turns * length + steps[(nth - 1) % steps.length]!;
  return days < daysBetween(first, LAST_DAY) ? addDays(first, days) : LAST_DAY;
}

/** The days from one to another, the last not among them. */
export function cycleDays({ first, length, steps }: DayCycle, from: Day, to: Day): Day[] {
  const begin = daysBetween(first, from);
  const end = Math.min(daysBetween(first, to), daysBetween(first, LAST_DAY) + 1);
  const days: Day[] = [];
  for (let turn = Math.max(0, Math.floor((begin - 1) / length)); ; turn++) {
    for (const step of steps) {
      const day = turn * length + step;
      if (day >= end) return days;
      if (day >= begin) days.push(addDays(first, day));
    }
  }
}
