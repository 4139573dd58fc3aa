import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of addresses that are told what happens. */
export const webhookText = defineCatalogue('features/connect/webhook/web', english);
