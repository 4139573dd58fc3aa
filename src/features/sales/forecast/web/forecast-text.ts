import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of goals and the forecast. */
export const forecastText = defineCatalogue('features/sales/forecast/web', english);
