import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the rules and of the coach's page. */
export const guardText = defineCatalogue('features/adoption/guard/web', english);
