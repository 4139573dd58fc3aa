import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of a team's page of uptake. */
export const teamText = defineCatalogue('features/adoption/team/web', english);
