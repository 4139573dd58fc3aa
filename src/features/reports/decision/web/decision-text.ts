import { defineCatalogue, textOr } from '#src/web/i18n/catalogue.ts';
import { wantTexts } from '#src/web/i18n/packs.ts';
import words from '../texts/decisions.en.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

/** The texts of the decisions and their set-up. */
export const decisionText = defineCatalogue('features/reports/decision/web', english);

const DECISIONS = 'features/reports/decision/texts/decisions';
void wantTexts(DECISIONS);

type Told = 'words' | 'question' | 'why';

/** What a decision of the catalogue says, in the person's language. */
export function sayDecision(name: string, told: Told): string {
  const own = (words as Record<string, Record<Told, string>>)[name];
  return textOr(DECISIONS, `${name}.${told}`, own?.[told] ?? '');
}

/** One of the catalogue in the person's language, one's own as it was said. */
export function sayWords(one: { decision: string | null; words: string }): string {
  return one.decision === null ? one.words : sayDecision(one.decision, 'words') || one.words;
}
