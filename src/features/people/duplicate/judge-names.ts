import { isGenderPair, isOneSlip, splitWords, type WrittenName } from './compare-names.ts';
import type { Evidence } from './evidence.ts';
import { areForms } from './nicknames.ts';
import { isOneApart, isTwoApart } from './slips.ts';

/** Forms of address and titles, folded, that stand in a name field and tell nobody apart. */
const TITLES = new Set(
  'dr dres prof profin mag ing dipl dipling dott dottssa dottoressa avv arch geom rag mr mrs ms miss herr frau sig sigra signor signora mme mlle don phd msc mba bsc ba ma'.split(
    ' ',
  ),
);
const ELDER = new Set(['sr', 'senior', 'sen', 'i', 'pere', 'padre']);
const YOUNGER = new Set(['jr', 'junior', 'jun', 'ii', 'iii', 'iv', 'fils', 'figlio']);

/** A name taken apart: no titles, and which of a family's namesakes it is. */
export interface PlainName {
  first: string[];
  last: string[];
  generation: 'elder' | 'younger' | null;
}

export function readName({ first, last }: WrittenName): PlainName {
  const [firsts, lasts] = [bare(first), bare(last)];
  const all = [...splitWords(first), ...splitWords(last)];
  const generation = all.some((word) => YOUNGER.has(word))
    ? 'younger'
    : all.length > 2 && all.some((word) => ELDER.has(word))
      ? 'elder'
      : null;
  // all in one field: the last word is the family's
  if (firsts.length === 0 && lasts.length > 1) return { ...cut(lasts), generation };
  if (lasts.length === 0 && firsts.length > 1) return { ...cut(firsts), generation };
  return { first: firsts, last: lasts, generation };
}

function cut(words: string[]) {
  return { first: words.slice(0, -1), last: words.slice(-1) };
}

function bare(text: string): string[] {
  const words = splitWords(text);
  const kept = words.filter((word) => !isMark(word));
  return kept.length > 0 ? kept : words;
}

function isMark(word: string): boolean {
  return TITLES.has(word) || YOUNGER.has(word) || (ELDER.has(word) && word.length > 1);
}

export function isWholeName({ first, last }: PlainName): boolean {
  return first.length > 0 && last.length > 0;
}

export function isNoName({ first, last }: PlainName): boolean {
  return first.length === 0 && last.length === 0;
}

/**
 * What two names say. `namesakes`: how many of this name there are, for a frequent one says less.
 */
export function judgeNames(one: PlainName, other: PlainName, namesakes = 0): Evidence | null {
  if (isNoName(one) || isNoName(other)) return null;
  if (!isWholeName(one) || !isWholeName(other)) return judgePart(one, other);
  const straight = judgeOrder(one, other);
  const turned = Math.max(judgeOrder(one, turn(other)).points, judgeOrder(turn(one), other).points);
  const best: Evidence =
    turned > straight.points && turned > 0
      ? { code: 'swapped_name', points: turned - 0.5 }
      : straight;
  if (best.points <= 0) return best;
  // each doubling of those of one name halves what it says
  const points = Math.max(best.points - Math.log2(Math.max(namesakes, 3) / 3), 2);
  return { ...best, points: Math.min(points, best.points) };
}

function turn(name: PlainName): PlainName {
  return { ...name, first: name.last, last: name.first };
}

/** One of them is a first or a last name alone. */
function judgePart(one: PlainName, other: PlainName): Evidence {
  const words = [...other.first, ...other.last];
  const mine = [...one.first, ...one.last];
  if (mine.length === words.length && mine.every((word) => words.includes(word))) {
    return { code: 'same_name', points: mine.length > 1 ? 5.5 : 3 };
  }
  const isPart = mine.some((word) => words.includes(word));
  return isPart ? { code: 'part_of_name', points: 1.5 } : { code: 'other_name', points: -8 };
}

const FIRST_FITS = { same: 3, short: 1.7, middle: 2.3, slip: 1.2, far: 0, initial: 1 } as const;
type FirstFit = keyof typeof FIRST_FITS | 'differs';
const LAST_FITS = { same: 3, slip: 1.5, far: -0.5, part: 1 } as const;
type LastFit = keyof typeof LAST_FITS | 'differs';

function judgeOrder(one: PlainName, other: PlainName): Evidence {
  const first = compareFirst(one.first, other.first);
  const last = compareLast(one.last, other.last);
  if (first === 'differs' && last === 'differs') return { code: 'other_name', points: -9 };
  // brothers and sisters, husband and wife share all else
  if (first === 'differs') return { code: 'other_first_name', points: -13 };
  if (last === 'differs') {
    const points = first === 'same' ? -2 : first === 'slip' || first === 'far' ? -7 : -3;
    return { code: 'other_last_name', points };
  }
  const points = FIRST_FITS[first] + LAST_FITS[last];
  return { code: nameCode(first, last), points };
}

function nameCode(first: Exclude<FirstFit, 'differs'>, last: Exclude<LastFit, 'differs'>) {
  if (first === 'same' && last === 'same') return 'same_name';
  if (last === 'slip' || last === 'far' || first === 'slip' || first === 'far')
    return 'similar_name';
  if (last === 'part' || first === 'middle') return 'part_of_name';
  return first === 'initial' ? 'initial_name' : 'short_name';
}

function compareFirst(one: string[], other: string[]): FirstFit {
  const [a, b] = [one.join(' '), other.join(' ')];
  if (a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'same';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const [x, y] = [short[0]!, long[0]!];
  // "A. M." for Anna Maria, "A." for Anna, "Anna Maria" for Anna
  if (short.every((word, at) => long[at] === word)) return 'middle';
  const isInitials = short.every((word, at) => isInitialOf(word, long[at] ?? ''));
  if (isInitials) return 'initial';
  if (long.length > 1 && short.length === 1 && long.includes(x)) return 'middle';
  return compareGiven(x, y);
}

function compareGiven(x: string, y: string): FirstFit {
  if (areForms(x, y)) return 'short';
  if (isGenderPair(x, y)) return 'differs';
  const shorter = Math.min(x.length, y.length);
  if (shorter >= 3 && (x.startsWith(y) || y.startsWith(x))) return 'short';
  if (isOneSlip(x, y) || (shorter === 4 && isOneApart(x, y)) || isDoubled(x, y)) return 'slip';
  return isTwoApart(x, y) ? 'far' : 'differs';
}

/** Ana and Anna, Rosi and Rossi: a letter doubled or not. */
function isDoubled(a: string, b: string): boolean {
  const single = (word: string) => word.replace(/(.)\1+/gu, '$1');
  return single(a) === single(b);
}

function isInitialOf(word: string, name: string): boolean {
  if (word.length > 1 && name.length > 1) return word === name;
  return word[0] === name[0];
}

function compareLast(one: string[], other: string[]): LastFit {
  const [a, b] = [one.join(''), other.join('')];
  if (a === b) return 'same';
  const isShortSlip = Math.min(a.length, b.length) === 4 && isOneApart(a, b);
  if (isOneSlip(a, b) || isShortSlip || isDoubled(a, b)) return 'slip';
  if (isTwoApart(a, b)) return 'far';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  // Rossi and Rossi-Bianchi; particles alone tell nothing
  const isPart = short.length < long.length && short.every((word) => long.includes(word));
  return isPart && short.some((word) => word.length > 3) ? 'part' : 'differs';
}

/** Father and son of one name, told apart by Jr. or Sr. */
export function judgeGeneration(one: PlainName, other: PlainName): Evidence | null {
  if (one.generation === other.generation) return null;
  const isTold = one.generation !== null && other.generation !== null;
  return { code: 'other_generation', points: isTold ? -14 : -11 };
}
