import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of orders: page and parts. */
export const orderText = defineCatalogue('features/sales/order/web', english);
