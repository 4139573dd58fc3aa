import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of quotes and orders: page, parts, settings. */
export const quoteText = defineCatalogue('features/sales/quote/web', english);
