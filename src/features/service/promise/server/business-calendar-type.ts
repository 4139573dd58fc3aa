import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { businessCalendar } from '../business-calendar.ts';
import { dueAfter, openHours } from '../business-time.ts';
import { parseHolidays, writeHolidays } from '../time/holidays.ts';
import { parseHours, writeHours } from '../time/week-hours.ts';

/** Hours and holidays are kept in one writing, whatever way they were given. */
export const businessCalendarType: RecordType = {
  declaration: businessCalendar,
  capability: 'cases',
  async beforeSave(ctx, rows) {
    for (const { after } of rows) writeAlike(after);
    for (const row of rows) await requireKept(ctx, row);
  },
};

interface Promised {
  title: string;
  resolution_minutes: number;
}

/** What was promised in these hours must still be kept in them. */
async function requireKept(ctx: WriteContext, { before, after }: SavedRow): Promise<void> {
  const { time_zone, hours, holidays } = after as Row & Parameters<typeof openHours>[0];
  if (!before || time_zone === null || hours === null) return;
  const longest = await ctx.db.first<Promised>(sql`
    select r.title, r.resolution_minutes from service_promise r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.calendar_id = ${after.id}
      and r.deleted_at is null and r.resolution_minutes is not null
    order by r.resolution_minutes desc, r.id limit 1`);
  if (!longest) return;
  const open = openHours({ time_zone, hours, holidays: holidays ?? null });
  if (dueAfter(ctx.now().toISOString(), longest.resolution_minutes, open) !== null) return;
  const message = `With these hours and holidays nobody is there to keep “${longest.title}”. Open some days, or change that promise first.`;
  throw new AppError('invalid', message, {
    reason: 'never_open',
    issues: [{ path: ['hours'], message }],
  });
}

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
