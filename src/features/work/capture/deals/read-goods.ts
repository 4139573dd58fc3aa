import type { CapturedGoods } from '../capture.ts';
import { isFree, type Line, spanIn, take } from '../grammar/line.ts';
import { matchPhrase } from '../grammar/phrases.ts';
import { COUNT_UNITS, NUMBER_WORDS } from '../words/count-words.ts';
import { isLittleWord } from '../words/stop-words.ts';

const REACH = 7;
const WHOLE = /^[1-9]\d{0,3}$/;
const TIMES = /^[x×*]$/;

/** Takes the first number with what it counts, so that nobody reads a name in it. */
export function readGoods(line: Line): CapturedGoods | null {
  for (let at = 0; at < line.tokens.length; at += 1) {
    const number = readCount(line, at);
    if (!number) continue;
    const from = TIMES.test(line.tokens[number.end]?.word ?? '') ? number.end + 1 : number.end;
    const to = endOfThing(line, from);
    if (to === from || !isFree(line, at, to)) continue;
    take(line, [at, to], 'deal');
    const wordsOf = (first: number) => line.text.slice(...spanIn(line, first, to));
    return { quantity: number.value, thing: wordsOf(from), said: wordsOf(at) };
  }
  return null;
}

function readCount(line: Line, at: number): { value: number; end: number } | null {
  const { kind, text } = line.tokens[at]!;
  if (kind === 'number' && WHOLE.test(text)) return { value: Number(text), end: at + 1 };
  const hit = matchPhrase(NUMBER_WORDS, line.tokens, at);
  // "a" and "one" begin a sentence as often as they count
  return hit && hit.value > 1 ? hit : null;
}

/** Words, and the sizes among them: "Heron 65-200". */
function endOfThing(line: Line, from: number): number {
  const first = line.tokens[from];
  if (first?.kind !== 'word' || matchPhrase(COUNT_UNITS, line.tokens, from)) return from;
  let to = from;
  while (to < from + REACH && belongs(line, to)) to += 1;
  return to;
}

function belongs(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || line.taken[at] !== undefined || token.kind === 'break') return false;
  if (token.kind === 'mark') return token.glued && /^[-/.]$/.test(token.text);
  return token.kind === 'number' || !isLittleWord(token.word);
}
