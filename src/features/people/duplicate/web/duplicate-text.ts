import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of duplicates: the queue, putting together, the warning at entry. */
export const duplicateText = defineCatalogue('features/people/duplicate/web', english);
