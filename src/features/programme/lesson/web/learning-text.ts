import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of learning and helping. */
export const learningText = defineCatalogue('features/programme/lesson/web', english);
