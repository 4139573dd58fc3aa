import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the capture line. */
export const captureText = defineCatalogue('features/work/capture/web', english);
