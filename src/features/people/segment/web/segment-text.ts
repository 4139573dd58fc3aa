import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of segments: their list, the builder, who is reached, letters, why. */
export const segmentText = defineCatalogue('features/people/segment/web', english);
