import { addDays, utcDay } from '#src/lib/days.ts';

export const VIEWS = ['month', 'week', 'day', 'agenda'] as const;
export type View = (typeof VIEWS)[number];

/** How far ahead the agenda looks. */
const AGENDA_DAYS = 28;

/** 1 is Monday, 7 Sunday: the day that weeks begin with where the language is spoken. */
export function firstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function startOfWeek(day: string, first: number): string {
  return addDays(day, -((weekdayOf(day) - first + 7) % 7));
}

function startOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** The days that a view shows when it stands at a day. */
export function daysOf(view: View, day: string, first: number): string[] {
  switch (view) {
    case 'day':
      return [day];
    case 'week':
      return listDays(startOfWeek(day, first), 7);
    case 'agenda':
      return listDays(day, AGENDA_DAYS);
    case 'month': {
      const from = startOfWeek(startOfMonth(day), first);
      const next = stepMonth(day, 1);
      const weeks = Math.ceil((Date.parse(next) - Date.parse(from)) / (7 * 86_400_000));
      return listDays(from, weeks * 7);
    }
  }
}

function listDays(from: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(from, at));
}

/** Where the view stands after one step forward or back. */
export function stepFrom(view: View, day: string, direction: 1 | -1): string {
  switch (view) {
    case 'day':
      return addDays(day, direction);
    case 'week':
      return addDays(day, 7 * direction);
    case 'agenda':
      return addDays(day, AGENDA_DAYS * direction);
    case 'month':
      return stepMonth(day, direction);
  }
}

function stepMonth(day: string, by: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return utcDay(Date.UTC(year, month - 1 + by, 1));
}

/** `March 2026`, `16 – 22 March 2026` or `Wednesday, 18 March`, as the language says it. */
export function titleOf(view: View, days: readonly string[], at: { day: string; locale: string }) {
  const { day, locale } = at;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  if (view === 'month') return format({ month: 'long', year: 'numeric' }).format(noon(day));
  if (view === 'day') {
    const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
    return format(options).format(noon(day));
  }
  const range = format({ day: 'numeric', month: 'short', year: 'numeric' });
  return range.formatRange(noon(days[0]!), noon(days.at(-1)!));
}

export function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
