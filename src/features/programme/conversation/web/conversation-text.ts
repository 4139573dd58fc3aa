import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the guided conversation. */
export const conversationText = defineCatalogue('features/programme/conversation/web', english);
