import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of what to know before a visit, on screen and on paper. */
export const visitText = defineCatalogue('features/work/visit/web', english);
