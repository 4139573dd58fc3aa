import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** The texts of the timeline. */
export const timelineText = defineCatalogue('features/work/timeline/web', english);
