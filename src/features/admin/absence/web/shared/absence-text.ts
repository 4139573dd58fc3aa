import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of absences and of who stands in. */
export const absenceText = defineCatalogue('features/admin/absence/web/shared', english);
