import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of dashboards: what each decides, their bar, tiles, arranging. */
export const boardText = defineCatalogue('features/reports/dashboard/web', english);
