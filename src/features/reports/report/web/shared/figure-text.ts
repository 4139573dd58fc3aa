import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import { wantTexts } from '#src/web/i18n/packs.ts';
import english from './en.json' with { type: 'json' };

/** The texts around a figure, wherever it is shown. */
export const figureText = defineCatalogue('features/reports/report/web/shared', english);
// charts are called as the choices of a report
void wantTexts('record/report');
