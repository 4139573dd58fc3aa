import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the pulses. */
export const pulseText = defineCatalogue('features/programme/pulse/web', english);
