import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the metrics. */
export const metricText = defineCatalogue('features/reports/catalogue/web', english);
