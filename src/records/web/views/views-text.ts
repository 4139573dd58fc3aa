import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of saved views. */
export const viewsText = defineCatalogue('records/web/views', english);
