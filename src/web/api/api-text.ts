import { defineCatalogue } from '../i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** What is said when the server says nothing, or nothing for people. */
export const apiText = defineCatalogue('web/api', english);
