import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of deals: board, page, past. */
export const dealText = defineCatalogue('features/sales/deal/web', english);
