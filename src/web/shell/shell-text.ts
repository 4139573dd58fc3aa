import { defineCatalogue } from '../i18n/catalogue.ts';
import english from '../i18n/en.json' with { type: 'json' };

/** The texts of the frame. */
export const shellText = defineCatalogue('web/i18n', english);
