import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the lessons, the hints and what one did. */
export const helpText = defineCatalogue('features/admin/help/web', english);
