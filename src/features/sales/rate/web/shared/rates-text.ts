import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of currencies and their rates. */
export const ratesText = defineCatalogue('features/sales/rate/web/shared', english);
