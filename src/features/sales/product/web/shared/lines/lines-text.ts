import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of lines of what is sold. */
export const linesText = defineCatalogue('features/sales/product/web/shared/lines', english);
