import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the settings of queues, business hours and promises. */
export const promiseText = defineCatalogue('features/service/promise/web', english);
