import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts about tables for spreadsheets. */
export const feedText = defineCatalogue('features/connect/feed/web', english);
