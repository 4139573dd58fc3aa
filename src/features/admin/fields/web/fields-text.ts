import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the administrator's fields and pages. */
export const fieldsText = defineCatalogue('features/admin/fields/web', english);
