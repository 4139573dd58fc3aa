import type { Line, LineTotals } from '#src/lib/line-totals.ts';
import type { QuoteLanguage } from './quote.ts';
import type { Issuer } from './quote-settings.ts';

/** All that a quote says to its reader, on paper and on its page. */
export interface QuoteDocument {
  language: QuoteLanguage;
  number: string;
  name: string;
  /** Lines of name and address. */
  recipient: string;
  /** The day on which it was sent, or today. */
  day: string;
  validUntil: string | null;
  currency: string;
  lines: Line[];
  /** The overall discount in percent. */
  discount: number | null;
  totals: LineTotals;
  intro: string;
  terms: string;
  issuer: Issuer;
  /** Base64 of a PNG. */
  logo: string | null;
  /** The page where it is accepted; null if it has none. */
  url: string | null;
  /** It has not been sent: whoever holds it must see that. */
  isDraft: boolean;
}
