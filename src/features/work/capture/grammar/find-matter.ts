import { isLittleWord, WISH_WORDS } from '../words/stop-words.ts';
import type { JudgedClause } from './judge-clauses.ts';
import type { Line } from './line.ts';

export interface Stretch {
  from: number;
  to: number;
}

/** What was told on the way through a line: the last wish before the last step, and the last at all. */
export interface Matters {
  wish: Stretch | null;
  last: Stretch | null;
}

const ABOUT = new Set(
  'about re regarding concerning wegen bzgl betreffend riguardo concernant'.split(' '),
);

/** What a step after this clause may be about, beside what was told before. */
export function hearMatter(line: Line, clause: JudgedClause, before: Matters): Matters {
  const matter = matterOf(line, clause);
  if (!matter) return before;
  const { from, to } = matter;
  const isWish = line.tokens.slice(from, to).some(({ word }) => WISH_WORDS.has(word));
  return { wish: isWish ? matter : before.wish, last: matter };
}

/** "call back", "send them": of what or about what, stands elsewhere in the line. */
export function saysNoMatter(line: Line, clause: JudgedClause, left: (Stretch | null)[]): boolean {
  const { verb } = clause;
  // to go back to somebody says no more with a name than without
  const goesBack = verb?.verb.form === 'strong';
  if (!goesBack && verb?.verb.form !== 'plan') return false;
  for (let at = clause.from; at < clause.to; at += 1) {
    const isLeft = [verb, ...left].some((each) => each && at >= each.from && at < each.to);
    if (isLeft || (goesBack && line.taken[at] === 'name')) continue;
    if (line.taken[at] !== 'link' && isTelling(line, at)) return false;
  }
  return true;
}

function matterOf(line: Line, clause: JudgedClause): Stretch | null {
  const { role, to, verb } = clause;
  if (role === 'log') return verb ? findAbout(line, { from: verb.to, to }) : null;
  if (role !== 'text' && role !== 'deal') return null;
  return narrow(line, { from: clause.from, to });
}

/** "called Anna about the renewal", "called Anna wants a quote": told together with the contact. */
function findAbout(line: Line, { from, to }: Stretch): Stretch | null {
  for (let at = from; at < to; at += 1) {
    const { word } = line.tokens[at]!;
    const begins = !line.taken[at] && (ABOUT.has(word) || WISH_WORDS.has(word));
    if (begins) return narrow(line, { from: at, to });
  }
  return null;
}

/** Without the names and marks around it; none where nothing but small words is left. */
function narrow(line: Line, { from, to }: Stretch): Stretch | null {
  const isOwn = (at: number) => !line.taken[at] && line.tokens[at]!.kind !== 'mark';
  let first = from;
  let end = to;
  while (first < end && !isOwn(first)) first += 1;
  while (end > first && line.tokens[end - 1]!.kind === 'mark' && !line.taken[end - 1]) end -= 1;
  for (let at = first; at < end; at += 1) {
    if (!line.taken[at] && isTelling(line, at)) return { from: first, to: end };
  }
  return null;
}

function isTelling(line: Line, at: number): boolean {
  const { kind, word } = line.tokens[at]!;
  return (kind === 'word' && !isLittleWord(word)) || kind === 'number';
}
