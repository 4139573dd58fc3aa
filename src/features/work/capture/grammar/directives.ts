import type { Expected } from '../names/found-names.ts';
import { isFirstName } from '../words/name-words.ts';
import { isCommonNoun } from '../words/stop-words.ts';
import { LINE_DIRECTIVES } from '../words/verb-words.ts';
import { type Line, take } from './line.ts';
import { matchPhrase } from './phrases.ts';

/** A word at the head of the line that says what the line is for ("task:", "new company"). */
export interface Directive {
  means: 'task' | 'note' | 'create';
  from: number;
  /** The token after it, and after a colon. */
  to: number;
  /** Where the name of the new one begins; `expected` is `null` for person or company. */
  introduces: { at: number; expected: Expected | null } | null;
}

export function readDirective(line: Line): Directive | null {
  const from = line.tokens.findIndex(
    (token) => token.kind !== 'break' && !/^[-–•*>]$/.test(token.text),
  );
  const found = from < 0 ? null : matchPhrase(LINE_DIRECTIVES, line.tokens, from);
  if (!found) return null;
  const to = skipMark(line, found.end);
  const { means } = found.value;
  if (means === 'either' && !introducesName(line, to)) return null;
  take(line, [from, to], 'directive');
  if (means === 'task' || means === 'note') return { means, from, to, introduces: null };
  return {
    means: 'create',
    from,
    to,
    introduces: { at: to, expected: means === 'either' ? null : means },
  };
}

function skipMark(line: Line, at: number): number {
  return /^[:–-]$/.test(line.tokens[at]?.text ?? '') ? at + 1 : at;
}

// "add Bob Marsh" against "add three seats to the order".
function introducesName(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (token?.kind !== 'word') return line.taken[at] === 'contact';
  const capital = token.capital && !isCommonNoun(token.word);
  return capital || isFirstName(token.word) || line.taken.includes('contact');
}
