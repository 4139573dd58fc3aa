import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of what is being lost. */
export const leakText = defineCatalogue('features/sales/leak/web', english);
