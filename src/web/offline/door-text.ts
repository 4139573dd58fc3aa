import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** What is said of a write that cannot wait. */
export const doorText = defineCatalogue('web/offline', english);
