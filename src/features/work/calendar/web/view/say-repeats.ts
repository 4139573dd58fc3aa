import type { calendarText } from '../calendar-text.ts';
import { noon } from './calendar-view.ts';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WORKDAYS = 'MO,TU,WE,TH,FR';
/** A Monday. */
const SOME_WEEK = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** What may be chosen without knowing rules, and the rule it stands for. */
export const REPEAT_CHOICES = {
  never: null,
  daily: 'FREQ=DAILY',
  workdays: `FREQ=WEEKLY;BYDAY=${WORKDAYS}`,
  weekly: 'FREQ=WEEKLY',
  twoWeekly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
} as const;
export type RepeatChoice = keyof typeof REPEAT_CHOICES;

const UNITS = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const;

/** A rule in words: `Every 2 weeks on Tue, until 30 Jun 2026`. */
export function sayRepeats(rule: string, locale: string, text: typeof calendarText.text): string {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const every = Number(parts.get('INTERVAL') ?? 1);
  const unit = UNITS[(parts.get('FREQ') ?? 'DAILY') as keyof typeof UNITS] ?? 'days';
  const days = parts.get('BYDAY') ?? '';
  const isWorkdays = unit === 'weeks' && days === WORKDAYS && every === 1;
  const words = [isWorkdays ? text('every.workdays') : text(`every.${unit}`, { count: every })];
  const named = days.split(',').filter((day) => WEEKDAYS.includes(day));
  if (unit === 'weeks' && !isWorkdays && named.length > 0) {
    words.push(text('every.on', { days: named.map((day) => sayWeekday(day, locale)).join(', ') }));
  }
  const until = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '');
  const count = parts.get('COUNT');
  if (until) {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    words.push(text('every.until', { day: format.format(noon(until.slice(1).join('-'))) }));
  }
  if (count) words.push(text('every.times', { count: Number(count) }));
  return words.join(' ');
}

function sayWeekday(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return format.format(new Date(SOME_WEEK + WEEKDAYS.indexOf(day) * DAY_MS));
}
