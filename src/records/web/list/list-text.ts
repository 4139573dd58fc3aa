import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of columns, groups, selections and exports. */
export const listText = defineCatalogue('records/web/list', english);
