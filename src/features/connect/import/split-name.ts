import { foldText } from '#src/lib/fold-text.ts';
import {
  FAMILY_PARTICLES,
  GIVEN_NAMES,
  GIVEN_PARTICLES,
  HONORIFICS,
  NAME_SUFFIXES,
  TITLE_SUFFIXES,
} from './values/name-words.ts';

/** The parts of a written name; every part may be empty. */
export interface SplitName {
  first: string;
  last: string;
  /** Forms of address and titles, before or after the name: `Dr.`, `Frau`, `PhD`. */
  title: string;
  /** What stood in brackets or after a dash: a company, a nickname. */
  extra: string;
}

const BRACKETS = /\s*[([{]([^()[\]{}]*)[)\]}]\s*/g;
const MAX_LENGTH = 500;

/** Which comes first in the names of a list that has no comma between them. */
export type NameOrder = 'first_last' | 'last_first';

/** Splits `Dr. Anna Rossi`, `Rossi, Anna`, `ROSSI Anna`, `Anna von der Heide (Globex)`. */
export function splitName(text: string, order: NameOrder = 'first_last'): SplitName {
  const extras: string[] = [];
  const bare = text.slice(0, MAX_LENGTH).replace(BRACKETS, (_, inner: string) => {
    extras.push(inner.trim());
    return ' ';
  });
  const [front = '', ...behind] = bare.split(',').map((part) => part.trim());
  const titles: string[] = [];
  const suffixes: string[] = [];
  const given: string[] = [];
  for (const part of behind.flatMap((piece) => piece.split(/\s+/)).filter(Boolean)) {
    const key = wordKey(part);
    if (NAME_SUFFIXES.has(key)) suffixes.push(part);
    else if (TITLE_SUFFIXES.has(key) || HONORIFICS.has(key)) titles.push(part);
    else given.push(part);
  }
  const words = takeTitles(front.split(/\s+/).filter(Boolean), { titles, suffixes });
  const name = given.length > 0 ? { first: given, last: words } : splitWords(words, order);
  return {
    first: name.first.join(' '),
    last: [...name.last, ...suffixes].join(' '),
    title: titles.join(' '),
    extra: extras.filter(Boolean).join(', '),
  };
}

/** Takes titles from both ends; what is left is the name. One word is always left. */
function takeTitles(words: string[], into: { titles: string[]; suffixes: string[] }): string[] {
  let start = 0;
  while (start < words.length - 1 && isTitle(words[start]!)) start++;
  let end = words.length;
  while (end > start + 2) {
    const key = wordKey(words[end - 1]!);
    if (NAME_SUFFIXES.has(key)) into.suffixes.unshift(words[end - 1]!);
    else if (TITLE_SUFFIXES.has(key) && isWrittenAsTitle(words[end - 1]!))
      into.titles.unshift(words[end - 1]!);
    else break;
    end--;
  }
  into.titles.unshift(...words.slice(0, start));
  return words.slice(start, end);
}

function splitWords(words: string[], order: NameOrder): { first: string[]; last: string[] } {
  if (words.length < 2) {
    const isGiven = words.length === 1 && GIVEN_NAMES.has(wordKey(words[0]!));
    return isGiven ? { first: words, last: [] } : { first: [], last: words };
  }
  const shouted = words.filter(isShouted);
  if (shouted.length > 0 && shouted.length < words.length) {
    // ROSSI Anna, Claire LE GOFF: capitals mark the family name where the rest is written small.
    return { first: words.filter((word) => !isShouted(word)), last: shouted };
  }
  if (order === 'last_first') {
    const family = 1 + words.slice(0, -2).findIndex((word) => !FAMILY_PARTICLES.has(wordKey(word)));
    const cut = family > 0 ? family : words.length - 1;
    return { first: words.slice(cut), last: words.slice(0, cut) };
  }
  const particle = words.findIndex((word, at) => at < words.length - 1 && isParticle(word, at));
  const cut = particle >= 0 ? particle : words.length - 1;
  return { first: words.slice(0, cut), last: words.slice(cut) };
}

/** Looks through the names of a column for given names: one odd name alone turns nothing round. */
export function decideNameOrder(names: Iterable<string>): NameOrder {
  let firstLast = 0;
  let lastFirst = 0;
  for (const name of names) {
    const words = name.trim().split(/\s+/, 3).map(wordKey);
    if (words.length !== 2 || name.includes(',')) continue;
    const [isFirst, isSecond] = [GIVEN_NAMES.has(words[0]!), GIVEN_NAMES.has(words[1]!)];
    if (isFirst && !isSecond) firstLast++;
    if (isSecond && !isFirst) lastFirst++;
  }
  return lastFirst > 2 && lastFirst > firstLast * 4 ? 'last_first' : 'first_last';
}

function wordKey(word: string): string {
  return foldText(word).replace(/[^a-z]/g, '');
}

function isTitle(word: string): boolean {
  // Short forms without a dot are titles only where no name is written so: "M" may be an initial.
  const key = wordKey(word);
  if (!HONORIFICS.has(key)) return false;
  if (word.endsWith('.')) return true;
  return key.length > 2 ? key !== 'don' : /^(?:dr|mr|ms|mx|mm|hr|fr)$/.test(key);
}

function isWrittenAsTitle(word: string): boolean {
  return word.includes('.') || /[A-Z][a-z]?[A-Z]/.test(word);
}

function isShouted(word: string): boolean {
  return /^\P{Ll}*\p{Lu}{2}\P{Ll}*$/u.test(word) && !/[.\d]/.test(word);
}

function isParticle(word: string, at: number): boolean {
  const key = wordKey(word);
  if (!FAMILY_PARTICLES.has(key)) return false;
  return at > 0 || !GIVEN_PARTICLES.has(key);
}
