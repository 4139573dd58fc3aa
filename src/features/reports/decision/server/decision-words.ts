import german from '../texts/decisions.de.json' with { type: 'json' };
import english from '../texts/decisions.en.json' with { type: 'json' };
import italian from '../texts/decisions.it.json' with { type: 'json' };

const TEXTS: Record<string, typeof english> = { en: english, de: german, it: italian };

/** What a decision of the catalogue is called where its report is, in the language of whoever sets it up. */
export function wordsOf(decision: string, language: string): { words: string; question: string } {
  const texts = TEXTS[language] ?? english;
  const { words, question } = texts[decision as keyof typeof english];
  return { words, question };
}
