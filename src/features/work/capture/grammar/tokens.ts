import type { Span } from '../capture.ts';

export interface Token {
  text: string;
  /** Folded for comparison: lower case, no accents, straight apostrophes. */
  word: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark' | 'break';
  /** No white space before it. */
  glued: boolean;
  /** Begins with a capital letter, or with a letter of a script that has none. */
  capital: boolean;
}

const TOKEN =
  /(?<with>w\/)|(?<word>\p{L}[\p{L}\p{M}]*(?:['’&-]\p{L}[\p{L}\p{M}]*)*)|(?<number>[0-9]+(?:[.,:/'’][0-9]+)*)|(?<line>\r\n|[\n\r\u2028\u2029])|\S/gu;
// Words that lean on the next one: l'altro, d'ici, dell'azienda, mid-January, mi-janvier.
const LEANING =
  /^(?:(?:l|d|j|m|n|s|c|t|qu|jusqu|un|dell|all|nell|dall|sull|quest)['’]|(?:mid|mi)-)(?=.)/iu;
// "Anna's boss" names Anna; "Let's" and "It's" name nobody.
const OWNED = /^(?!(?:let|it|he|she|that|there|what|who|here)['’]s$)\p{L}.*(?=['’]s$)/iu;
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u;

export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'");
}

/** Cuts a text of any kind into words, numbers and marks, in one pass and linear time. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = kindOf(match.groups);
    const glued = match.index === end && end > 0;
    end = match.index + match[0].length;
    const lean = kind === 'word' ? findJoint(match[0]) : 0;
    if (!lean) {
      tokens.push(makeToken(match[0], match.index, { kind, glued }));
      continue;
    }
    tokens.push(makeToken(match[0].slice(0, lean), match.index, { kind, glued }));
    tokens.push(makeToken(match[0].slice(lean), match.index + lean, { kind, glued: true }));
  }
  return tokens;
}

/** Where a word is two, or 0. */
function findJoint(word: string): number {
  return LEANING.exec(word)?.[0].length ?? OWNED.exec(word)?.[0].length ?? 0;
}

function kindOf(groups: Record<string, string | undefined> | undefined): Token['kind'] {
  if (groups?.word ?? groups?.with) return 'word';
  if (groups?.number) return 'number';
  return groups?.line ? 'break' : 'mark';
}

function makeToken(text: string, start: number, rest: Pick<Token, 'kind' | 'glued'>): Token {
  const word = rest.kind === 'word' ? wordOf(text) : text.replace('’', "'");
  return { text, word, start, end: start + text.length, capital: CAPITAL.test(text), ...rest };
}

// "call w/ Anna"
function wordOf(text: string): string {
  return text === 'w/' ? 'with' : foldText(text);
}

/** The stretch of text from one token to another, the last not included. */
export function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  return [tokens[from]!.start, tokens[to - 1]!.end];
}
