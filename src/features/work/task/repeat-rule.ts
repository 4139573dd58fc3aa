import { Temporal } from 'temporal-polyfill';
import { AppError } from '#src/lib/app-error.ts';

/** A rule of RFC 5545 §3.3.10 by its parts, in the order in which they are written. */
export type RuleParts = Map<string, string>;

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const PARTS =
  /^(FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS|WKST)$/;
const WITHIN_A_DAY = /^BY(HOUR|MINUTE|SECOND)$/;
const MOST_TIMES = 1000;
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Beyond this day of the month some months end earlier. */
const LAST_SURE_DAY = 28;

/** What people and programs write instead of a rule. */
const WORDS: Record<string, string> = {
  daily: 'FREQ=DAILY',
  weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: 'FREQ=WEEKLY',
  'every 2 weeks': 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  quarterly: 'FREQ=MONTHLY;INTERVAL=3',
  yearly: 'FREQ=YEARLY',
};

/**
 * The parts of a rule as it was given: RFC 5545, with or without `RRULE:`, or one of our words.
 *
 * @throws AppError where it is no rule, or one of hours, minutes or seconds
 */
export function parseRule(text: string): RuleParts {
  const clean = text.trim().replace(/^RRULE:/i, '');
  const rule = WORDS[clean.toLowerCase()] ?? clean.toUpperCase();
  if (rule.length > 500) throw refuse('This rule is too long.');
  const parts: RuleParts = new Map();
  for (const part of rule.split(';').filter(Boolean)) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (WITHIN_A_DAY.test(name)) throw tooOften();
    if (!PARTS.test(name) || !/^[A-Z0-9,+-]+$/.test(value) || rest.length > 0 || parts.has(name)) {
      throw refuse(`"${part.slice(0, 50)}" is no part of a rule.`);
    }
    parts.set(name, value);
  }
  return checkParts(parts);
}

function checkParts(parts: RuleParts): RuleParts {
  const frequency = parts.get('FREQ') ?? '';
  if (/^(HOURLY|MINUTELY|SECONDLY)$/.test(frequency)) throw tooOften();
  if (!FREQUENCIES.includes(frequency)) {
    throw refuse('A rule begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.');
  }
  checkNumber(parts, 'INTERVAL', 999);
  checkNumber(parts, 'COUNT', MOST_TIMES);
  if (parts.has('COUNT') && parts.has('UNTIL')) {
    throw refuse('A rule ends after COUNT times or UNTIL a day, not both.');
  }
  const until = parts.get('UNTIL');
  if (until !== undefined && !/^\d{8}(T\d{6}Z?)?$/.test(until)) {
    throw refuse('UNTIL is a day, such as 20260331.');
  }
  if (parts.get('INTERVAL') === '1') parts.delete('INTERVAL');
  return parts;
}

function checkNumber(parts: RuleParts, name: string, most: number): void {
  const value = parts.get(name);
  if (value === undefined) return;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most) throw refuse(`${name} is a number from 1 to ${most}.`);
  parts.set(name, String(number));
}

export function writeRule(parts: RuleParts): string {
  return [...parts].map(([name, value]) => `${name}=${value}`).join(';');
}

/**
 * Makes the rule stand by itself: weekly becomes weekly on the day's weekday, monthly on its day of
 * the month. The 31st is the last day of a shorter month. So the series may go on from any of its days.
 */
export function anchorRule(given: RuleParts, day: string): RuleParts {
  const parts = new Map(given);
  const frequency = parts.get('FREQ');
  const isFree = ![...parts.keys()].some((name) => name.startsWith('BY'));
  if (!isFree || frequency === 'DAILY') return parts;
  const date = Temporal.PlainDate.from(day);
  if (frequency === 'WEEKLY') return parts.set('BYDAY', weekdayOf(date));
  if (frequency === 'YEARLY') parts.set('BYMONTH', String(date.month));
  return setMonthDay(parts, date.day);
}

function setMonthDay(parts: RuleParts, day: number): RuleParts {
  if (day <= LAST_SURE_DAY) return parts.set('BYMONTHDAY', String(day));
  const days = Array.from({ length: day - LAST_SURE_DAY + 1 }, (_, at) => LAST_SURE_DAY + at);
  return parts.set('BYMONTHDAY', days.join(',')).set('BYSETPOS', '-1');
}

/** The rule of a series of which one day is moved, with all that follow it. */
export function shiftRule(given: RuleParts, from: string, to: string): RuleParts {
  if (from === to) return given;
  const [before, after] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const parts = new Map(given);
  const byDay = parts.get('BYDAY');
  const frequency = parts.get('FREQ');
  if (frequency === 'WEEKLY' && byDay) {
    const days = byDay
      .split(',')
      .map((one) => (one === weekdayOf(before) ? weekdayOf(after) : one));
    return parts.set('BYDAY', [...new Set(days)].join(','));
  }
  if (frequency === 'MONTHLY' && byDay && /^[+-]?\d[A-Z]{2}$/.test(byDay)) {
    return parts.set('BYDAY', nthWeekday(after, byDay.startsWith('-')));
  }
  const isPlain = !byDay && !parts.has('BYYEARDAY') && !parts.has('BYWEEKNO');
  if (!isPlain || frequency === 'DAILY') return parts;
  for (const name of ['BYMONTHDAY', 'BYSETPOS', 'BYMONTH']) parts.delete(name);
  return anchorRule(parts, to);
}

function nthWeekday(date: Temporal.PlainDate, fromTheEnd: boolean): string {
  const nth = fromTheEnd
    ? -Math.ceil((date.daysInMonth - date.day + 1) / 7)
    : Math.ceil(date.day / 7);
  return `${nth}${weekdayOf(date)}`;
}

function weekdayOf(date: Temporal.PlainDate): string {
  return WEEKDAYS[date.dayOfWeek - 1]!;
}

/** The rule, ended with the day before. */
export function endRule(given: RuleParts, before: string): RuleParts {
  const parts = new Map(given);
  parts.delete('COUNT');
  const last = Temporal.PlainDate.from(before).subtract({ days: 1 }).toString();
  return parts.set('UNTIL', last.replaceAll('-', ''));
}

export function refuse(message: string): AppError {
  return new AppError('invalid', message, {
    reason: 'bad_rule',
    issues: [{ path: ['repeats'], message }],
  });
}

function tooOften(): AppError {
  return refuse('Nothing can repeat more often than once a day.');
}
