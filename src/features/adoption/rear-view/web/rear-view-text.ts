import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the rear view. */
export const rearViewText = defineCatalogue('features/adoption/rear-view/web', english);
