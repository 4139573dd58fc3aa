/** A stretch of a text; `hit` where it is what somebody looked for. */
export interface Stretch {
  text: string;
  hit: boolean;
}

/** Letters that do not fall apart into a plain letter and its accent. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
/** A misspelled word is taken for another one if this part of its letters stands there in order. */
const ENOUGH = 0.7;
const SHORTEST_MISSPELLED = 3;
const LONGEST_COMPARED = 40;

/** The text in stretches: what each word of the query matches, also with accents and typos. */
export function markMatches(text: string, query: string): Stretch[] {
  const letters = [...text];
  const plain = letters.map(makePlain);
  const hits = new Set(wordsOf(query).flatMap((word) => findWord(plain, word)));
  const stretches: Stretch[] = [];
  letters.forEach((letter, at) => {
    const last = stretches.at(-1);
    // an accent that stands alone belongs to the letter before it
    const hit = plain[at] === '' && last ? last.hit : hits.has(at);
    if (last?.hit === hit) last.text += letter;
    else stretches.push({ text: letter, hit });
  });
  return stretches;
}

/** Whether every word of the query stands in the text as the beginning of a word. */
export function holdsAllWords(text: string, query: string): boolean {
  const held = wordsOf(text);
  return wordsOf(query).every((word) => held.some((one) => one.startsWith(word)));
}

function makePlain(letter: string): string {
  const bare = letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return PLAIN[bare] ?? bare;
}

function wordsOf(text: string): string[] {
  return (
    [...text]
      .map(makePlain)
      .join('')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** A text's words, each as places of its letters. */
function placesOfWords(plain: readonly string[]): number[][] {
  const words: number[][] = [];
  let current: number[] = [];
  plain.forEach((letter, at) => {
    if (letter === '' || /[\p{L}\p{N}]/u.test(letter)) current.push(at);
    else if (current.length > 0) current = endWord(words, current);
  });
  endWord(words, current);
  return words;
}

function endWord(words: number[][], word: number[]): number[] {
  if (word.length > 0) words.push(word);
  return [];
}

function findWord(plain: readonly string[], wanted: string): number[] {
  const words = placesOfWords(plain);
  const starting = words.flatMap((word) => findWithin({ plain, word, wanted }, 0));
  if (starting.length > 0) return starting;
  for (const word of words) {
    const inside = word.map((_, from) => findWithin({ plain, word, wanted }, from));
    const first = inside.find((places) => places.length > 0);
    if (first) return first;
  }
  return findMisspelled(plain, words, wanted);
}

interface Within {
  plain: readonly string[];
  word: readonly number[];
  wanted: string;
}

/** The places that spell what is wanted from a letter of the word on; none if they do not. */
function findWithin({ plain, word, wanted }: Within, from: number): number[] {
  let spelled = '';
  for (let to = from; to < word.length && spelled.length < wanted.length; to += 1) {
    spelled += plain[word[to]!];
    if (spelled.startsWith(wanted)) return word.slice(from, to + 1);
    if (!wanted.startsWith(spelled)) return [];
  }
  return [];
}

function findMisspelled(plain: readonly string[], words: number[][], wanted: string): number[] {
  if (wanted.length < SHORTEST_MISSPELLED || wanted.length > LONGEST_COMPARED) return [];
  let best: number[] = [];
  for (const word of words) {
    // a word that is still being typed is held against the beginning alone
    const begun = word.slice(0, wanted.length + 1);
    const common = findCommon(plain, begun, wanted);
    if (common.length > best.length && common.length >= ENOUGH * wanted.length) best = common;
  }
  return best;
}

/** The places of the longest run of letters, gaps allowed, that both have in the same order. */
function findCommon(plain: readonly string[], word: number[], wanted: string): number[] {
  const width = wanted.length + 1;
  const lengths = new Uint8Array((word.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j]!;
  for (let i = word.length - 1; i >= 0; i -= 1) {
    for (let j = wanted.length - 1; j >= 0; j -= 1) {
      const same = plain[word[i]!] === wanted[j];
      lengths[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const places: number[] = [];
  for (let i = 0, j = 0; i < word.length && j < wanted.length; ) {
    if (plain[word[i]!] === wanted[j]) {
      places.push(word[i]!);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return places;
}
