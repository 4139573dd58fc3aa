import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the practices. */
export const practiceText = defineCatalogue('features/programme/practice/web', english);
