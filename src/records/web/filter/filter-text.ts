import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of filters. */
export const filterText = defineCatalogue('records/web/filter', english);
