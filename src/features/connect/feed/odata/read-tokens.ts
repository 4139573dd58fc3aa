import type { Literal } from './filter-node.ts';
import { refuseOption } from './refuse-option.ts';

export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'literal'; literal: Literal; at: number }
  | { kind: 'sign'; text: '(' | ')' | ','; at: number };

/** More than that no person and no program writes. */
const MOST_CHARACTERS = 8000;

const DAY = String.raw`[1-9]\d{3}-\d\d-\d\d`;
/** In order of trial: what looks like several is the first of them. */
const LITERALS: [type: 'guid' | 'instant' | 'date' | 'number', pattern: RegExp][] = [
  ['guid', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/iy],
  // a plus that was not encoded arrives as a blank
  [
    'instant',
    new RegExp(
      `${DAY}T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,12})?)?(Z|[-+ ]\\d\\d:\\d\\d)(?![\\w])`,
      'iy',
    ),
  ],
  ['date', new RegExp(`${DAY}(?![\\w-])`, 'y')],
  ['number', /-?\d{1,30}(\.\d{1,30})?(e[-+]?\d{1,2})?(?![\w.-])/iy],
];
const WORD = /[\p{L}_][\p{L}\p{N}_]*(\/[\p{L}_$][\p{L}\p{N}_]*)*/uy;
const TEXT = /'((?:[^']|'')*)'/y;
const BLANK = /\s+/y;

/** Splits `$filter` into its words; throws nothing but a refusal. */
export function readTokens(source: string): Token[] {
  if (source.length > MOST_CHARACTERS) {
    throw refuseOption(
      `$filter may have ${MOST_CHARACTERS} characters at most. Ask for less at once.`,
    );
  }
  const tokens: Token[] = [];
  let at = matchAt(BLANK, source, 0)?.[0].length ?? 0;
  while (at < source.length) {
    const [token, length] = readToken(source, at);
    tokens.push(token);
    at += length;
    at += matchAt(BLANK, source, at)?.[0].length ?? 0;
  }
  return tokens;
}

function readToken(source: string, at: number): [Token, length: number] {
  const sign = source[at]!;
  if (sign === '(' || sign === ')' || sign === ',') return [{ kind: 'sign', text: sign, at }, 1];
  const text = matchAt(TEXT, source, at);
  if (text) {
    const value = text[1]!.replaceAll("''", "'");
    return [{ kind: 'literal', literal: { type: 'text', value }, at }, text[0].length];
  }
  for (const [type, pattern] of LITERALS) {
    const found = matchAt(pattern, source, at)?.[0];
    if (!found) continue;
    const value = type === 'instant' ? found.replace(' ', '+').toUpperCase() : found;
    return [{ kind: 'literal', literal: { type, value }, at }, found.length];
  }
  const word = matchAt(WORD, source, at)?.[0];
  if (!word) {
    throw refuseOption(
      `$filter cannot be read at character ${at + 1}. Texts stand in single quotes: city eq 'Rome'.`,
    );
  }
  return [wordToken(word, at), word.length];
}

function wordToken(word: string, at: number): Token {
  if (word === 'null') return { kind: 'literal', literal: { type: 'null' }, at };
  if (word === 'true' || word === 'false') {
    return { kind: 'literal', literal: { type: 'boolean', value: word === 'true' }, at };
  }
  return { kind: 'word', text: word, at };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
