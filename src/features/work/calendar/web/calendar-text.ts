import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the calendar. */
export const calendarText = defineCatalogue('features/work/calendar/web', english);
