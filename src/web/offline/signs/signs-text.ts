import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the signs at the head of the page. */
export const signsText = defineCatalogue('web/offline/signs', english);
