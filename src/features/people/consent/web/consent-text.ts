import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of consent. */
export const consentText = defineCatalogue('features/people/consent/web', english);
