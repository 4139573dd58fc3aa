import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of planning a meeting, and of being thanked for one. */
export const holdText = defineCatalogue('features/reports/meeting/web/shared', english);
