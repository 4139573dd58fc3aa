import { type Token, tokenise } from './tokens.ts';

interface Phrase<T> {
  words: readonly string[];
  /** As spelled, accents and all. */
  exact: string;
  value: T;
}

/** Phrases of one or more words by their first word, the longest first. */
export type PhraseBook<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** Each entry is phrases with `|` between them, and what they mean. */
export function bindPhrases<T>(entries: readonly (readonly [string, T])[]): PhraseBook<T> {
  const book = new Map<string, Phrase<T>[]>();
  for (const [phrases, value] of entries) {
    for (const spelling of phrases.split('|').flatMap(spellings)) {
      const tokens = tokenisePhrase(spelling);
      const words = tokens.map((token) => token.word);
      const first = words[0];
      if (first === undefined) continue;
      const known = book.get(first) ?? [];
      known.push({ words, exact: exactOf(tokens), value });
      book.set(first, known);
    }
  }
  for (const known of book.values()) known.sort((a, b) => b.words.length - a.words.length);
  return book;
}

// Without the keys for them, umlauts are written ae, oe, ue.
function spellings(phrase: string): string[] {
  const spelled = phrase.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return spelled === phrase ? [phrase] : [phrase, spelled];
}

// "l'" and "mid-" lean on a next word; here they have none.
function tokenisePhrase(phrase: string): Token[] {
  return /.['-]$/.test(phrase) ? tokenise(`${phrase}x`).slice(0, -1) : tokenise(phrase);
}

function exactOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text.toLowerCase()).join(' ');
}

/**
 * The longest phrase that stands at a token; `end` is the token after it. Of two that differ only
 * in an accent (relance, relancé) the one spelled so.
 */
export function matchPhrase<T>(
  book: PhraseBook<T>,
  tokens: readonly Token[],
  at: number,
): { value: T; end: number } | null {
  const first = tokens[at];
  if (!first) return null;
  let found: Phrase<T> | null = null;
  for (const phrase of book.get(first.word) ?? []) {
    if (found && phrase.words.length < found.words.length) break;
    if (!phrase.words.every((word, offset) => tokens[at + offset]?.word === word)) continue;
    found ??= phrase;
    if (phrase.exact === exactOf(tokens.slice(at, at + phrase.words.length))) {
      found = phrase;
      break;
    }
  }
  return found && { value: found.value, end: at + found.words.length };
}

/** A set of single words, written with white space between them. */
export function bindWords(...lists: string[]): ReadonlySet<string> {
  const words = lists.flatMap((list) => list.trim().split(/\s+/).flatMap(spellings));
  return new Set(words.flatMap((word) => tokenise(word).map((token) => token.word)));
}
