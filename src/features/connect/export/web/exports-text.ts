import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** What the settings say of exports. */
export const exportsText = defineCatalogue('features/connect/export/web', english);
