import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of reports and their builder. */
export const reportText = defineCatalogue('features/reports/report/web', english);
