import { parsePhoneNumber } from 'awesome-phonenumber';

/** What tells one person from others wherever it is written. */
export interface PersonWords {
  /** First and last name together; either may be missing. */
  names: { first: string; last: string }[];
  emails: string[];
  phones: string[];
}

export interface LeftWords {
  words: string;
  why: 'shared' | 'too_short' | 'one_name';
}

const LEAST_NAME_LETTERS = 5;
const LEAST_DIGITS = 6;
const BETWEEN = '[ ()./-]*';

/** What `holds_words` of the database looks for. */
export interface WordSearch {
  /** A regular expression of PostgreSQL; '' if there is nothing to find. */
  pattern: string;
  /** For LIKE on text in small letters, and on text without signs between digits: what fits the
   * pattern has one of these. */
  parts: string[];
  digits: string[];
}

/**
 * A search that finds these words in any text, in either order of the name and with any signs
 * between digits. `left` are those that cannot be taken for this person alone.
 */
export function writePattern({ names, emails, phones }: PersonWords): {
  search: WordSearch;
  left: LeftWords[];
} {
  const left: LeftWords[] = [];
  const patterns = new Set<string>();
  const parts = new Set<string>();
  const digits = new Set<string>();
  for (const { first, last } of names.map(inTwoParts)) {
    const whole = [first, last].filter(Boolean).join(' ');
    if (whole === '') continue;
    const why = whyLeft({ first, last });
    if (why) {
      left.push({ words: whole, why });
      continue;
    }
    for (const form of [last, unaccented(last)]) parts.add(`%${longestWord(form)}%`);
    for (const [one, other] of withPlainForms(first, last)) {
      patterns.add(`(?<![[:alnum:]])${one}\\s+${other}(?![[:alnum:]])`);
      patterns.add(`(?<![[:alnum:]])${other}\\s*,?\\s+${one}(?![[:alnum:]])`);
    }
  }
  for (const email of emails) {
    parts.add(`%${longestWord(email)}%`);
    patterns.add(`(?<![[:alnum:]._%+-])${literal(email)}(?![[:alnum:]-])`);
  }
  for (const phone of phones) {
    const { code, own } = readNumber(phone);
    if (own.length < LEAST_DIGITS) {
      left.push({ words: phone, why: 'too_short' });
      continue;
    }
    digits.add(`%${own}%`);
    patterns.add(phonePattern(code, own));
  }
  const search = { pattern: [...patterns].join('|'), parts: [...parts], digits: [...digits] };
  return { search, left };
}

function whyLeft({ first, last }: { first: string; last: string }): LeftWords['why'] | null {
  if (`${first}${last}`.replace(/\s/g, '').length < LEAST_NAME_LETTERS) return 'too_short';
  return first && last ? null : 'one_name';
}

/** A whole name that stands in one of the two fields, as some lists have it. */
function inTwoParts({ first, last }: { first: string; last: string }) {
  if (first && last) return { first, last };
  const words = (first || last).split(/[\s,]+/).filter(Boolean);
  if (words.length < 2) return { first, last };
  return { first: words.slice(0, -1).join(' '), last: words.at(-1)! };
}

/** Of what fits anyway, a part that is sure to stand there letter by letter. */
function longestWord(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [''];
  return words.reduce((one, other) => (other.length > one.length ? other : one));
}

/** Its country's code, if it says so, and its digits as they are dialled after any 0. */
function readNumber(phone: string): { code: string; own: string } {
  const parsed = parsePhoneNumber(phone);
  const code = parsed.valid ? String(parsed.countryCode) : '';
  const own = parsed.valid ? parsed.number.significant : phone.replaceAll(/\D/g, '');
  return { code, own: own.replace(/^0+/, '') };
}

/** The number with its country or as it is dialled at home; never the end of another country's. */
function phonePattern(code: string, own: string): string {
  const spread = (digits: string) => [...digits].join(BETWEEN);
  const country = code && `(?:(?:\\+|00)${BETWEEN}${spread(code)}${BETWEEN})?`;
  const before = `(?<![[:alnum:]])(?<!\\+[0-9][0-9 ()./-]*)`;
  return `${before}${country}[ (]*0?${BETWEEN}${spread(own)}(?![[:alnum:]])`;
}

/** As written, and without accents: both are found in what people type. */
function withPlainForms(first: string, last: string): [string, string][] {
  const written: [string, string] = [literal(first), literal(last)];
  const plain: [string, string] = [literal(unaccented(first)), literal(unaccented(last))];
  return written.join() === plain.join() ? [written] : [written, plain];
}

function unaccented(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function literal(text: string): string {
  return text
    .trim()
    .replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&')
    .replaceAll(/\s+/g, '\\s+');
}
