import { type PageText, pageTexts } from '#src/server/public/page-texts.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

/** The words of the page besides those of the quote itself. */
export const pageWords = pageTexts({ en: english, de: german, it: italian });
export type QuotePageText = PageText<typeof english>;

/** What was just done or tried on the page. */
export interface Asked {
  done?: 'asked' | 'accepted' | 'declined' | undefined;
  wrong?: 'name' | 'agreed' | 'reason' | 'text' | undefined;
  /** What had been typed, so that it stands there again. */
  form?: Record<string, string> | undefined;
  /** A member looks at what the customer sees. */
  isColleague?: boolean | undefined;
  status?: number | undefined;
}
