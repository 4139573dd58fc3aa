import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of work without a connection. */
export const offlineText = defineCatalogue('features/work/offline/web', english);
