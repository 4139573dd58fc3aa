import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts about files. */
export const fileText = defineCatalogue('features/work/file/web/shared', english);
