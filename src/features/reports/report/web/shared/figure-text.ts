import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts around a figure, wherever it is shown. */
export const figureText = defineCatalogue('features/reports/report/web/shared', english);
