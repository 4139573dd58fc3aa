import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of lists, forms and record pages. */
export const recordsText = defineCatalogue('records/web', english);
