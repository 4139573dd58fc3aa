import type { TextPart } from '../capture.ts';
import { isFree, type Line, spanIn, take, textOf } from './line.ts';
import type { Token } from './tokens.ts';

export interface Contact extends TextPart {
  kind: 'email' | 'phone' | 'domain';
  /** Its tokens. */
  from: number;
  to: number;
}

const ADDRESS_MARK = /^[.\-_+'’~%]$/;
const DOMAIN_END =
  /^(?:com|net|org|info|biz|eu|de|at|ch|li|it|fr|be|lu|nl|uk|ie|es|pt|pl|cz|sk|hu|si|hr|dk|se|no|fi|gr|ro|us|ca|io|ai|app|dev|co|gmbh|group)$/;
const PHONE_LABEL =
  /^(?:tel|telefon|telefono|telephone|phone|mobile|mob|mobil|handy|cell|cellulare|cell|portable|fax|ph)$/;
const DATE_SHAPE = /^\d{1,2}([./])\d{1,2}(?:\1(?:\d{4}|\d{2}))?$/;

/** E-mail addresses, telephone numbers and web domains, in the order of the line. */
export function readContacts(line: Line): Contact[] {
  const contacts: Contact[] = [];
  for (let at = 0; at < line.tokens.length; at += 1) {
    const found = readEmail(line, at) ?? readDomain(line, at) ?? readPhone(line, at);
    if (!found || !isFree(line, found.from, found.to)) continue;
    const span = spanIn(line, found.from, found.to);
    contacts.push({ ...found, span, text: textOf(line, span) });
    take(line, [found.from, found.to], 'contact');
    takeLabel(line, found.from - 1);
    at = found.to - 1;
  }
  return contacts;
}

type Found = Pick<Contact, 'kind' | 'from' | 'to'> | null;

function readEmail(line: Line, at: number): Found {
  const { tokens } = line;
  if (tokens[at]!.kind !== 'mark' || tokens[at]!.text !== '@') return null;
  let from = at;
  while (
    from > 0 &&
    !line.taken[from - 1] &&
    tokens[from]!.glued &&
    isAddressPart(tokens[from - 1]!)
  )
    from -= 1;
  while (from < at && tokens[from]!.kind === 'mark') from += 1;
  if (from === at) return null;
  const to = endOfDomain(tokens, at + 1);
  return to ? { kind: 'email', from, to } : null;
}

function isAddressPart(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'number' || ADDRESS_MARK.test(token.text);
}

/** The token after `name.name.tld` without a blank in it, or 0. */
function endOfDomain(tokens: readonly Token[], from: number): number {
  let at = from;
  let end = 0;
  if (!tokens[at]?.glued) return 0;
  while (tokens[at]?.glued && isDomainPart(tokens[at]!)) {
    if (tokens[at]!.text === '.' && isDomainWord(tokens[at + 1])) end = at + 2;
    at += 1;
  }
  return end;
}

function isDomainPart(token: Token): boolean {
  return (
    token.kind === 'word' || token.kind === 'number' || token.text === '.' || token.text === '-'
  );
}

function isDomainWord(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.glued && token.text.length >= 2;
}

function readDomain(line: Line, at: number): Found {
  const { tokens } = line;
  if (tokens[at]!.kind !== 'word' || (tokens[at]!.glued && !isUrlMark(tokens[at - 1]))) return null;
  let to = at + 1;
  let end = 0;
  while (tokens[to]?.glued && isDomainPart(tokens[to]!)) {
    if (tokens[to]!.kind === 'word' && tokens[to - 1]!.text === '.' && isTopLevel(tokens, to))
      end = to + 1;
    to += 1;
  }
  if (!end || tokens[end]?.text === '@') return null;
  return { kind: 'domain', from: at, to: end };
}

function isUrlMark(token: Token | undefined): boolean {
  return token?.text === '/' || token?.text === '(' || token?.text === ':';
}

function isTopLevel(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const last = !next?.glued || next.kind === 'mark';
  return last && tokens[at]!.text === tokens[at]!.word && DOMAIN_END.test(tokens[at]!.word);
}

const PHONE_MARK = /^[+()./-]$/;
const MAX_DIGITS = 15;
const MAX_TOKENS = 24;

function readPhone(line: Line, at: number): Found {
  const { tokens } = line;
  const from = at;
  if (!startsPhone(line, at)) return null;
  let to = at;
  let end = at;
  let digits = '';
  while (
    to < Math.min(tokens.length, at + MAX_TOKENS) &&
    !line.taken[to] &&
    continuesPhone(tokens, to, from)
  ) {
    const token = tokens[to]!;
    to += 1;
    if (token.kind !== 'number') continue;
    const grown = digits + token.text.replace(/\D/g, '');
    if (grown.length > MAX_DIGITS) break;
    digits = grown;
    end = to;
  }
  return isPhone(line, from, digits) ? { kind: 'phone', from, to: end } : null;
}

/** "+", an area code with its nought or in brackets, an American number, or any after a label. */
function startsPhone(line: Line, at: number): boolean {
  const { tokens } = line;
  const token = tokens[at]!;
  if (token.text === '+') return tokens[at + 1]?.glued === true;
  const first = token.text === '(' ? tokens[at + 1] : token;
  if (first?.kind !== 'number' || first.text.includes(':') || DATE_SHAPE.test(first.text))
    return false;
  const before = tokens[at - 1];
  if (token.glued && before && (before.kind === 'word' || PHONE_MARK.test(before.text)))
    return false;
  if (first.text.startsWith('0') || findLabel(tokens, at - 1) !== null) return true;
  return isNorthAmerican(line.text.slice(first.start, first.start + 14));
}

function continuesPhone(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (token.kind === 'number') {
    if (/[:,'’]/.test(token.text)) return false;
    if (at > from && DATE_SHAPE.test(token.text)) return false;
    return !(next?.glued && next.kind === 'word');
  }
  if (!PHONE_MARK.test(token.text) || (token.text === '+' && at > from)) return false;
  return next !== undefined && (next.kind === 'number' || PHONE_MARK.test(next.text));
}

function isPhone({ tokens }: Line, from: number, digits: string): boolean {
  if (findLabel(tokens, from - 1) !== null) return digits.length >= 5;
  return digits.length >= 7;
}

/** The word before a number or address that only says what it is ("tel.", "mail:"). */
function findLabel(tokens: readonly Token[], at: number): number | null {
  const marked = tokens[at]?.text === '.' || tokens[at]?.text === ':';
  const label = marked ? at - 1 : at;
  const token = tokens[label];
  return token?.kind === 'word' && PHONE_LABEL.test(token.word) ? label : null;
}

function takeLabel(line: Line, at: number): void {
  const label = findLabel(line.tokens, at);
  if (label !== null) take(line, [label, at + 1], 'link');
}

function isNorthAmerican(text: string): boolean {
  return /^\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}/.test(text);
}
