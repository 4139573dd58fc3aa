import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts around notes. */
export const noteWords = defineCatalogue('features/work/note/web/shared', english);
