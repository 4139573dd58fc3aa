import type { CapturedCase } from '../capture.ts';
import { isFree, type Line, spanIn, take } from '../grammar/line.ts';
import { matchPhrase } from '../grammar/phrases.ts';
import { NEW_CASE, PRIORITIES } from './deal-words.ts';

const LONGEST_SUBJECT = 200;

/** "case: the pump leaks at Globex, urgent": something to be looked after from now on. */
export function readCase(line: Line): CapturedCase | null {
  const hit = matchPhrase(NEW_CASE, line.tokens, 0);
  if (!hit || !isFree(line, 0, hit.end)) return null;
  const from = line.tokens[hit.end]?.text === ':' ? hit.end + 1 : hit.end;
  if (from >= line.tokens.length) return null;
  take(line, [0, from], 'case');
  const priority = readPriority(line, from);
  const subject = wordsOf(line, from, priority);
  if (!subject) return null;
  return { subject, priority: priority?.value ?? 'normal', span: spanIn(line, 0, from) };
}

interface Priority {
  value: 'low' | 'high' | 'urgent';
  from: number;
  to: number;
}

function readPriority(line: Line, start: number): Priority | null {
  for (let from = start; from < line.tokens.length; from += 1) {
    const hit = matchPhrase(PRIORITIES, line.tokens, from);
    if (!hit || !isFree(line, from, hit.end)) continue;
    take(line, [from, hit.end], 'case');
    return { value: hit.value, from, to: hit.end };
  }
  return null;
}

/** All that is said of it, without the word for how soon. */
function wordsOf(line: Line, from: number, priority: Priority | null): string {
  const [start, end] = spanIn(line, from, line.tokens.length);
  if (!priority) return tidy(line.text.slice(start, end));
  const [left, right] = spanIn(line, priority.from, priority.to);
  const [before, after] = [line.text.slice(start, left), line.text.slice(right, end)].map(tidyEnds);
  return tidy([before, after].filter(Boolean).join(', '));
}

function tidy(text: string): string {
  const clean = tidyEnds(text).slice(0, LONGEST_SUBJECT);
  return clean && clean[0]!.toUpperCase() + clean.slice(1);
}

function tidyEnds(text: string): string {
  return text.trim().replace(/^[\s,;:–-]+|[\s,;:–-]+$/gu, '');
}
