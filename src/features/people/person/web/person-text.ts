import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of people where they stand on other pages. */
export const personText = defineCatalogue('features/people/person/web', english);
