import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the leaders' page. */
export const leaderText = defineCatalogue('features/adoption/leader/web', english);
