import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

export const formText = defineCatalogue('features/service/form/web', english);
