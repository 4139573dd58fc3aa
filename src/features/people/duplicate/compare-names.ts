import { foldText } from '#src/lib/fold-text.ts';
import { isOneApart } from './slips.ts';

export interface WrittenName {
  first: string;
  last: string;
}

/**
 * `same`: the same words, in any order, umlauts written either way. `similar`: a slip, an initial or
 * a middle name apart. `unknown`: one of them is not a whole name, and nothing speaks against it.
 */
export type NameVerdict = 'same' | 'similar' | 'unknown' | 'differs';

export function compareNames(one: WrittenName, other: WrittenName): NameVerdict {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const isWhole = (name: Words) => name.first.length > 0 && name.last.length > 0;
  if (hasSameWords(a, b)) return countWords(a) === 0 ? 'unknown' : 'same';
  if (!isWhole(a) || !isWhole(b)) return sharesWords(a, b) ? 'unknown' : 'differs';
  const [lastA, lastB] = [a.last.join(' '), b.last.join(' ')];
  if (lastA !== lastB && Math.abs(lastA.length - lastB.length) > 1) return 'differs';
  if (lastA === lastB) return isLikeFirst(a.first, b.first) ? 'similar' : 'differs';
  const isSlip = isOneSlip(lastA, lastB) && a.first.join(' ') === b.first.join(' ');
  return isSlip ? 'similar' : 'differs';
}

/** Whether a name and a mail domain go together: Globex GmbH and globex.de, Müller & Co and mueller.com. */
export function fitsDomain(companyName: string, domain: string): boolean {
  const label = domain
    .replace(/\.(?:com?|org|net|gov|ac)?\.?[a-z]{2,}$/, '')
    .split('.')
    .at(-1)!;
  const plain = label.replace(/[^a-z0-9]/g, '');
  const words = splitWords(companyName);
  const joined = words.join('');
  if (plain.length < 3) return joined === plain || words[0] === plain;
  if (joined.startsWith(plain) || plain.startsWith(joined)) return true;
  return words.some((word) => word.length >= 4 && transliterate(plain).includes(word));
}

/** Whether two companies may be one: the words of one, legal forms aside, begin the other. */
export function fitsCompany(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    splitWords(name).filter((word) => word.length > 1 && !LEGAL_FORMS.has(word)),
  ) as [string[], string[]];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length > 0 && short.every((word, at) => long[at] === word);
}

export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'gmbh mbh ag kg kgaa ohg gbr ug se eg ev ek spa srl srls snc sas sarl sa sasu eurl inc ltd llc llp plc corp co company limited bv nv oy ab as aps und and et the'.split(
    ' ',
  ),
);

interface Words {
  first: string[];
  last: string[];
}

function wordsOf({ first, last }: WrittenName): Words {
  return { first: splitWords(first), last: splitWords(last) };
}

function countWords({ first, last }: Words): number {
  return first.length + last.length;
}

function hasSameWords(a: Words, b: Words): boolean {
  if (countWords(a) !== countWords(b)) return false;
  const sorted = ({ first, last }: Words) => [...first, ...last].sort().join(' ');
  return countWords(a) === 0 || sorted(a) === sorted(b);
}

function sharesWords(a: Words, b: Words): boolean {
  const words = new Set([...b.first, ...b.last]);
  const all = [...a.first, ...a.last];
  return all.length === 0 || words.size === 0 || all.some((word) => words.has(word));
}

const LETTERS: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', æ: 'a', œ: 'o', ı: 'i' };

/** Names of a list repeat, and each is compared with many. */
const known = new Map<string, string[]>();
const KNOWN = 20_000;

/** Folded words: umlauts written either way are one, what stands between words is dropped. */
export function splitWords(text: string): string[] {
  let words = known.get(text);
  if (!words) {
    if (known.size >= KNOWN) known.clear();
    words = readWords(text);
    known.set(text, words);
  }
  return words;
}

function readWords(text: string): string[] {
  return transliterate(foldText(text).replace(/[øłđæœı]/g, (letter) => LETTERS[letter]!))
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Müller as Muller and Mueller is one name. */
function transliterate(text: string): string {
  return text.replace(/([aou])e/g, '$1');
}

function isLikeFirst(one: string[], other: string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.every((word) => long.includes(word))) return true;
  const [a, b] = [short[0]!, long[0]!];
  // "A." for Anna, "Alex" for Alexander
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  if (isGenderPair(a, b)) return false;
  if (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))) return true;
  return isOneSlip(a, b);
}

/** Mario and Maria, Paul and Paula, Andrea and Andreas: one letter at the end makes another person. */
export function isGenderPair(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === long.length) return short.slice(0, -1) === long.slice(0, -1);
  return long.length === short.length + 1 && long.startsWith(short);
}

/** One slip in words of five letters or more. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || /\d/.test(a)) return false;
  return a === b || isOneApart(a, b);
}
