import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

export const costText = defineCatalogue('features/programme/plan/web/shared', english);
