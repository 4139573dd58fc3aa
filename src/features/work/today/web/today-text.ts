import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the day. */
export const todayText = defineCatalogue('features/work/today/web', english);
