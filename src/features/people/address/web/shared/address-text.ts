import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of mail addresses. */
export const addressText = defineCatalogue('features/people/address/web/shared', english);
