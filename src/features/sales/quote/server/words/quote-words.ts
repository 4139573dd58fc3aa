import { pageTexts } from '#src/server/public/page-texts.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

/** The words of a quote, on paper and on its page, in the customer's language. */
export const quoteWords = pageTexts({ en: english, de: german, it: italian });
