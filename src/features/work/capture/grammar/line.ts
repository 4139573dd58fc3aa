import type { CaptureLanguage, Slip, Span } from '../capture.ts';
import { isLittleWord, LITTLE_WORDS_BY_LANGUAGE } from '../words/stop-words.ts';
import { VERBS } from '../words/verb-words.ts';
import { foldText, spanOf, type Token, tokenise } from './tokens.ts';

/** What a token has been understood as; each reader leaves the others' tokens alone. */
export type Taken =
  | 'contact'
  | 'amount'
  | 'day'
  | 'verb'
  | 'directive'
  | 'name'
  | 'title'
  | 'deal'
  | 'case'
  // A small word that only ties a name to what is before it ("at", "and").
  | 'link';

/** A typed line on its way to being understood. */
export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly taken: (Taken | undefined)[];
  readonly language: CaptureLanguage;
  /** The line's language and the writer's: short words of either are understood. */
  readonly languages: ReadonlySet<CaptureLanguage>;
}

export function readLine(text: string, preferred: CaptureLanguage, slip?: Slip): Line {
  const tokens = tokenise(text).map((token) => mend(token, slip));
  const language = guessLanguage(tokens, preferred);
  return {
    text,
    tokens: hasTellingCase(tokens) ? tokens : tokens.map(forgetCase),
    taken: tokens.map(() => undefined),
    language,
    languages: new Set([language, preferred]),
  };
}

/** A misspelled verb says what it was meant to; what is typed stays. */
function mend(token: Token, slip: Slip | undefined): Token {
  return token.start === slip?.span[0] ? { ...token, word: foldText(slip.meant) } : token;
}

/** The language most of whose small words and verbs are in the line; the preferred one on a tie. */
export function guessLanguage(
  tokens: readonly Token[],
  preferred: CaptureLanguage,
): CaptureLanguage {
  const score: Record<CaptureLanguage, number> = { en: 0, de: 0, it: 0, fr: 0 };
  for (const { word } of tokens) {
    const speakers = languagesOf(word);
    for (const language of speakers) score[language] += 1 / speakers.size;
  }
  let best = preferred;
  for (const language of Object.keys(score) as CaptureLanguage[]) {
    if (score[language] > score[best]) best = language;
  }
  return best;
}

function languagesOf(word: string): Set<CaptureLanguage> {
  const speakers = new Set<CaptureLanguage>();
  for (const language of Object.keys(LITTLE_WORDS_BY_LANGUAGE) as CaptureLanguage[]) {
    if (LITTLE_WORDS_BY_LANGUAGE[language].has(word)) speakers.add(language);
  }
  for (const phrase of VERBS.get(word) ?? []) {
    if (phrase.words.length === 1) speakers.add(phrase.value.language);
  }
  return speakers;
}

// A line all in capitals, or With Every Word Begun So, does not tell names by their capitals.
function hasTellingCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === 'word');
  if (words.length < 2) return true;
  if (words.every((token) => token.text === token.text.toUpperCase())) return false;
  const inTitleCase = words.every((token) => token.capital || token.text.length < 2);
  return !(inTitleCase && words.slice(1).some((token) => isLittleWord(token.word)));
}

function forgetCase(token: Token): Token {
  return token.text.toLowerCase() === token.text.toUpperCase()
    ? token
    : { ...token, capital: false };
}

export function take(line: Line, [from, to]: readonly [number, number], as: Taken): void {
  for (let at = from; at < to; at += 1) line.taken[at] = as;
}

export function isFree(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (line.taken[at] || !line.tokens[at]) return false;
  }
  return true;
}

/** A text span of the tokens `from` up to, not including, `to`. */
export function spanIn(line: Line, from: number, to: number): Span {
  return spanOf(line.tokens, from, to);
}

export function textOf(line: Line, [start, end]: Span): string {
  return line.text.slice(start, end);
}
