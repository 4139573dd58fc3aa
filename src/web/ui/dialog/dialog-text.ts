import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

export const dialogText = defineCatalogue('web/ui/dialog', english);
