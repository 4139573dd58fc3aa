import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the expectations. */
export const expectationText = defineCatalogue('features/programme/expectation/web', english);
