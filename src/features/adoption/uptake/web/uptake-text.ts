import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of one's own page of uptake. */
export const uptakeText = defineCatalogue('features/adoption/uptake/web', english);
