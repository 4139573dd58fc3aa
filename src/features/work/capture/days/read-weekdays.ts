import type { Line } from '../grammar/line.ts';
import { matchPhrase } from '../grammar/phrases.ts';
import { AHEAD_LEADS, COUNT_UNITS, NUMBER_WORDS } from '../words/count-words.ts';
import {
  PERIODS,
  WEEKDAYS,
  type WeekdayWord,
  WHICH_AFTER,
  WHICH_BEFORE,
  type Which,
} from '../words/day-words.ts';
import { VERBS } from '../words/verb-words.ts';
import { type FoundDay, readNamedDate, readNumericDate } from './read-dates.ts';
import { type Clock, clockOfPart, readTime } from './read-times.ts';

export interface FoundWeekday extends FoundDay {
  clock: Clock | null;
}

/**
 * A weekday and what says which one: "next Tue", "martedì prossimo", "Tuesday next week", "Di in
 * zwei Wochen". A date right after it decides ("Tue 3 Dec"). `led`: a preposition is before it.
 */
export function readWeekday(line: Line, at: number, led: boolean): FoundWeekday | null {
  const which = matchPhrase(WHICH_BEFORE, line.tokens, at);
  const start = which ? which.end : at;
  const found = matchPhrase(WEEKDAYS, line.tokens, start);
  if (!found) return null;
  const word = { ...found, start, end: skipDot(line, found.end) };
  if (!isMeant(line, word, led || which !== null)) return null;
  const clock = clockOfPart(found.value.part);
  const date = readDateAfter(line, word.end);
  if (date) return { ...date, clock };
  return { ...readWhich(line, word, which?.value ?? null), clock };
}

interface FoundWord {
  value: WeekdayWord;
  start: number;
  end: number;
}

// "Di." and "martedi'"
function skipDot(line: Line, at: number): number {
  const mark = line.tokens[at];
  const next = line.tokens[at + 1];
  if (!mark?.glued) return at;
  if (/^['`´]$/.test(mark.text)) return at + 1;
  return mark.text === '.' && line.tokens[at - 1]!.text.length <= 4 && next?.kind === 'number'
    ? at + 1
    : at;
}

// With a capital and an hour these are days in a line of any language ("call back Di 10").
const FOREIGN = /^(?:di|mi|fr|sa|lun|jeu|ven|gio|sab)$/;

/** Short days that are also other words ("so", "do", "sat") must be shown to be days. */
function isMeant(line: Line, { value, start, end }: FoundWord, led: boolean): boolean {
  const after = line.tokens[end];
  // "Tuesday's demo"
  if (after?.glued && after.kind === 'word') return false;
  if (!value.shyIn) return true;
  const spoken = value.shyIn.some((language) => line.languages.has(language));
  const { capital, word } = line.tokens[start]!;
  if (led) return spoken || capital;
  if (!spoken && !(capital && start > 0 && FOREIGN.test(word))) return false;
  if (readTime(line, end, { bare: true }) || readDateAfter(line, end)) return true;
  if (matchPhrase(WHICH_AFTER, line.tokens, end)) return true;
  return spoken && endsPromise(line, start, end);
}

// "call back Sun", "Di zurückrufen"; but "called Anna Sun" names a family.
function endsPromise(line: Line, start: number, end: number): boolean {
  const { capital, word } = line.tokens[start]!;
  const before = line.tokens[start - 1];
  const next = line.tokens[end];
  if (next?.kind === 'word') return capital && VERBS.has(next.word);
  if (!before || next?.kind === 'number') return false;
  if (VERBS.has(before.word) || /^(?:back|again)$/.test(before.word)) return true;
  return capital && (word === 'mon' || !before.capital);
}

function readDateAfter(line: Line, at: number): FoundDay | null {
  const { tokens } = line;
  const from = tokens[at]?.text === ',' ? at + 1 : at;
  const linked = /^(?:the|den|dem|il|le|der)$/.test(tokens[from]?.word ?? '') ? from + 1 : from;
  return (
    readNumericDate(line, linked, true) ??
    readNamedDate(line, linked) ??
    (from === at ? readDayOfMonth(line, linked) : null)
  );
}

// "Tue 10th" and "Tue 25" are days of a month, "Tue 10" is an hour.
function readDayOfMonth(line: Line, at: number): FoundDay | null {
  const token = line.tokens[at];
  if (!token || !/^\d{1,2}$/.test(token.text)) return null;
  const day = Number(token.text);
  const next = line.tokens[at + 1];
  const ordinal = next?.glued === true && /^(?:st|nd|rd|th)$/.test(next.word);
  if (day < 1 || day > 31 || (!ordinal && (day < 24 || next?.glued))) return null;
  return { day: { is: 'month_day', day }, end: ordinal ? at + 2 : at + 1 };
}

function readWhich(line: Line, word: FoundWord, before: Which | null): FoundDay {
  const { weekday } = word.value;
  const after = matchPhrase(WHICH_AFTER, line.tokens, word.end);
  const which = before ?? after?.value ?? null;
  const end = after?.end ?? word.end;
  const week = which ? null : readWeekShift(line, end);
  return {
    day: { is: 'weekday', weekday, which, week: week?.shift ?? null, later: week?.later ?? 0 },
    end: week?.end ?? end,
  };
}

/** "Tuesday next week", "Dienstag der nächsten Woche", "Tuesday in two weeks". */
function readWeekShift(
  line: Line,
  at: number,
): { shift?: number; later?: number; end: number } | null {
  const { tokens } = line;
  const linked = /^(?:of|der|della|de|in)$/.test(tokens[at]?.word ?? '') ? at + 1 : at;
  const period = matchPhrase(PERIODS, tokens, linked) ?? matchPhrase(PERIODS, tokens, at);
  if (period?.value.unit === 'week') return { shift: period.value.shift, end: period.end };
  const lead = matchPhrase(AHEAD_LEADS, tokens, at);
  const number = lead && tokens[lead.end];
  if (!number) return null;
  const count = /^\d$/.test(number.text)
    ? { value: Number(number.text), end: lead.end + 1 }
    : matchPhrase(NUMBER_WORDS, tokens, lead.end);
  const unit = count && matchPhrase(COUNT_UNITS, tokens, count.end);
  return count && unit?.value === 'week' ? { later: count.value, end: unit.end } : null;
}
