import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the queue and of what is done with a case. */
export const caseText = defineCatalogue('features/service/case/web', english);
