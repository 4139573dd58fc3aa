import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of pinned facts. */
export const factText = defineCatalogue('features/people/fact/web', english);
