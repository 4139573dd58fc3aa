import { defineCatalogue } from '../i18n/catalogue.ts';

/** What is said when the server says nothing, or nothing for people. */
export const apiText = defineCatalogue('api', {
  unreachable: 'Uptake could not be reached.',
  broken: 'The answer could not be read. Try again.',
  signedOut: 'Please sign in again.',
});
