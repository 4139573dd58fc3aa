import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of figures of uptake: what each is called, and how it is made. */
export const figureText = defineCatalogue('features/adoption/uptake/web/shared', english);
