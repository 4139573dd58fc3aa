import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of meetings and of what was decided in them. */
export const meetingText = defineCatalogue('features/reports/meeting/web', english);
