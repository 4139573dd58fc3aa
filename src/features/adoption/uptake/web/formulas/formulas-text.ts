import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the pages on formulas and on what was said to be wrong. */
export const formulasText = defineCatalogue('features/adoption/uptake/web/formulas', english);
