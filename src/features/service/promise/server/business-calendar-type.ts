import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, Row } from '#src/records/server/record-type.ts';
import { businessCalendar } from '../business-calendar.ts';
import { parseHolidays, writeHolidays } from '../time/holidays.ts';
import { parseHours, writeHours } from '../time/week-hours.ts';
import { requireSettingsRight } from './settings-right-queries.ts';

/** Hours and holidays are kept in one writing, whatever way they were given. */
export const businessCalendarType: RecordType = {
  declaration: businessCalendar,
  async beforeSave(ctx, rows) {
    requireSettingsRight(ctx.actor, rows);
    for (const { after } of rows) writeAlike(after);
  },
};

function writeAlike(calendar: Row): void {
  const { time_zone, hours, holidays } = calendar;
  if (time_zone !== null) requireZone(String(time_zone));
  if (hours !== null) calendar.hours = writeHours(parseHours(String(hours)));
  if (holidays !== null) calendar.holidays = writeHolidays(parseHolidays(String(holidays))) || null;
}

function requireZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    const message = 'Give a time zone such as Europe/Rome.';
    throw new AppError('invalid', message, { issues: [{ path: ['time_zone'], message }] });
  }
}
