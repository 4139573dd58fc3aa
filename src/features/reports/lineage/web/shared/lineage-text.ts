import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of who reads which field. */
export const lineageText = defineCatalogue('features/reports/lineage/web/shared', english);
