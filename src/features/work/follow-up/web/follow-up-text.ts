import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of next steps, of what slips, and of the queue of calls. */
export const followUpText = defineCatalogue('features/work/follow-up/web', english);
