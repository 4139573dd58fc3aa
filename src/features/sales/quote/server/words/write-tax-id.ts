import type { QuoteLanguage } from '../../quote.ts';
import { quoteWords } from './quote-words.ts';

/** Words of its own stand before it already: small letters, a colon, a short form in capitals. */
const NAMED = /\p{Ll}|:|^(?:VAT|MWST|UID|TAX|P\.? ?IVA)\b/u;
/** Begins with its country, as VAT numbers do: DE123456789, FRXX999999999, CHE-123.456.789. */
const VAT = /^[A-Z]{2,3}[ -]?[A-Z0-9]{0,2}[ .-]?\d/;

/** The tax number with what it is called in front, unless whoever typed it has said so. */
export function writeTaxId(taxId: string, language: QuoteLanguage): string {
  const number = taxId.trim();
  if (number === '' || NAMED.test(number)) return number;
  return quoteWords(language)(VAT.test(number) ? 'vatNumber' : 'taxNumber', { number });
}
