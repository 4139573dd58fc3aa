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
  why: 'shared' | 'too_short';
}

const LEAST_NAME_LETTERS = 5;
const LEAST_DIGITS = 6;
const BETWEEN = '[ ()./-]*';

/**
 * A regular expression of PostgreSQL that finds these words in any text, in either order of the name
 * and with any signs between digits; '' if there is nothing to find. `left` are those too common to
 * be taken for this person.
 */
export function writePattern({ names, emails, phones }: PersonWords): {
  pattern: string;
  left: LeftWords[];
} {
  const left: LeftWords[] = [];
  const parts = new Set<string>();
  for (const { first, last } of names) {
    const whole = [first, last].filter(Boolean).join(' ');
    if (whole === '') continue;
    if (!first || !last || whole.replace(/\s/g, '').length < LEAST_NAME_LETTERS) {
      left.push({ words: whole, why: 'too_short' });
      continue;
    }
    for (const [one, other] of withPlainForms(first, last)) {
      parts.add(`(?<![[:alnum:]])${one}\\s+${other}(?![[:alnum:]])`);
      parts.add(`(?<![[:alnum:]])${other}\\s*,?\\s+${one}(?![[:alnum:]])`);
    }
  }
  for (const email of emails) {
    parts.add(`(?<![[:alnum:]._%+-])${literal(email)}(?![[:alnum:]-])`);
  }
  for (const phone of phones) {
    const digits = phone.replaceAll(/\D/g, '');
    if (digits.length < LEAST_DIGITS) left.push({ words: phone, why: 'too_short' });
    else parts.add(phonePattern(phone));
  }
  return { pattern: [...parts].join('|'), left };
}

/** The number with its country or as it is dialled at home; never the end of another country's. */
function phonePattern(phone: string): string {
  const parsed = parsePhoneNumber(phone);
  const code = parsed.valid ? String(parsed.countryCode) : '';
  const own = parsed.valid ? parsed.number.significant : phone.replaceAll(/\D/g, '');
  const spread = (digits: string) => [...digits].join(BETWEEN);
  const country = code && `(?:(?:\\+|00)${BETWEEN}${spread(code)}${BETWEEN})?`;
  const before = `(?<![[:alnum:]])(?<!\\+[0-9][0-9 ()./-]*)`;
  return `${before}${country}[ (]*0?${BETWEEN}${spread(own.replace(/^0+/, ''))}(?![[:alnum:]])`;
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
