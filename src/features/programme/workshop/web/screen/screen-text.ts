import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

export const screenText = defineCatalogue('features/programme/workshop/web/screen', english);
