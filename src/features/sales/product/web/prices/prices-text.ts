import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the prices of a product. */
export const pricesText = defineCatalogue('features/sales/product/web/prices', english);
