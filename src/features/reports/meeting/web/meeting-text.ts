import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import { formatDate, formatTime, type Reader } from '#src/web/i18n/dates.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import english from './en.json' with { type: 'json' };

/** The texts of meetings and of what was decided in them. */
export const meetingText = defineCatalogue('features/reports/meeting/web', english);

/** Within a sentence: 12 May, 9:05. */
export function sayMoment(instant: string, who: Reader): string {
  const day = todayIn(who.timeZone, Date.parse(instant));
  return `${formatDate(day, who)}, ${formatTime(instant, who)}`;
}
