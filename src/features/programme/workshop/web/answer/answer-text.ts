import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

export const answerText = defineCatalogue('features/programme/workshop/web/answer', english);
