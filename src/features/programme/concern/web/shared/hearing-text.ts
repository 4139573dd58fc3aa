import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The words of concerns, experiments and feedback. */
export const hearingText = defineCatalogue('features/programme/concern/web/shared', english);
