import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the first steps, and of how soon people have something of it. */
export const stepsText = defineCatalogue('features/admin/help/web/shared', english);
