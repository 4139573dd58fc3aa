import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** Papers to print: the impact assessment, and the agreement with the works council. */
export const documentText = defineCatalogue('features/adoption/guard/web/documents', english);
