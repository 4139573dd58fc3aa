import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the desk and of the releases. */
export const deskText = defineCatalogue('features/programme/desk/web', english);
