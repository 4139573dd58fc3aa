import type { Temporal } from 'temporal-polyfill';
import type { Span } from '../capture.ts';
import type { DayPhrase } from '../days/read-days.ts';
import { resolveDay } from '../days/resolve-days.ts';
import { isFree, type Line, spanIn, take } from '../grammar/line.ts';
import { matchPhrase } from '../grammar/phrases.ts';
import { CLOSES } from './deal-words.ts';

/** The day on which a deal is to be closed, as said: "closes end of March". */
export interface Closing {
  /** `YYYY-MM-DD` */
  on: string;
  span: Span;
  phrase: DayPhrase;
}

/** Takes the day of closing, so that it is no promise of ours. */
export function readClosing(
  line: Line,
  days: readonly DayPhrase[],
  today: Temporal.PlainDate,
): Closing | null {
  for (const phrase of days) {
    const from = findCloses(line, phrase.from);
    const on = from === null ? null : closingDay(phrase, today);
    if (from === null || !on) continue;
    take(line, [from, phrase.to], 'deal');
    return { on, span: spanIn(line, from, phrase.to), phrase };
  }
  return null;
}

/** Where the words before a day begin that make it the day of closing. */
function findCloses(line: Line, day: number): number | null {
  const end = /^[:=]$/.test(line.tokens[day - 1]?.text ?? '') ? day - 1 : day;
  for (let from = Math.max(0, end - 3); from < end; from += 1) {
    const hit = matchPhrase(CLOSES, line.tokens, from);
    if (hit?.end === end && isFree(line, from, end)) return from;
  }
  return null;
}

/** A whole month or week ends with its last day. */
function closingDay({ day }: DayPhrase, today: Temporal.PlainDate): string | null {
  if (!day) return null;
  const whole = day.is === 'month' && day.edge === 'start' ? { ...day, edge: 'end' as const } : day;
  return resolveDay(whole, 'future', today)?.on.toString() ?? null;
}
