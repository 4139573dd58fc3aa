import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

/** Words that desk, big screen and answers share. */
export const workshopWords = defineCatalogue(
  'features/programme/workshop/web/shared/words',
  english,
);
