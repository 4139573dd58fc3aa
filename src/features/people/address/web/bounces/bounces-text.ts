import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the page for mail that came back. */
export const bouncesText = defineCatalogue('features/people/address/web/bounces', english);
