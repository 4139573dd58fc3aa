import type { Line } from '../grammar/line.ts';
import { matchPhrase } from '../grammar/phrases.ts';
import {
  BARE_PERIODS,
  EDGE_LINKS,
  EDGES,
  PERIOD_SHORTHANDS,
  PERIODS,
  type PeriodEdge,
  WEEK_NUMBER_LEADS,
  WEEKENDS,
  WHICH_BEFORE,
} from '../words/day-words.ts';
import { type FoundDay, readMonthWord } from './read-dates.ts';
import type { Clock } from './read-times.ts';
import { readWeekday } from './read-weekdays.ts';

interface FoundPeriod extends FoundDay {
  clock?: Clock | null;
}

/** "next week", "end of the month", "Mitte Januar", "EOW", "weekend". */
export function readPeriod(line: Line, at: number): FoundPeriod | null {
  const { tokens } = line;
  const short = matchPhrase(PERIOD_SHORTHANDS, tokens, at);
  if (short) return { day: { is: 'period', shift: 0, ...short.value }, end: short.end };
  const edge = readEdge(line, at);
  if (edge) return edge;
  const weekend = matchPhrase(WEEKENDS, tokens, at);
  if (weekend) return { day: { is: 'weekend' }, end: weekend.end };
  const period = matchPhrase(PERIODS, tokens, at);
  if (!period) return null;
  const { unit, shift } = period.value;
  const weekday = unit === 'week' ? readWeekday(line, skipLink(line, period.end), true) : null;
  if (weekday?.day.is === 'weekday') return { ...weekday, day: { ...weekday.day, week: shift } };
  return { day: { is: 'period', unit, shift, edge: null }, end: period.end };
}

function skipLink(line: Line, at: number): number {
  return /^(?:on|am|il|le|,|der)$/.test(line.tokens[at]?.word ?? '') ? at + 1 : at;
}

function readEdge(line: Line, at: number): FoundPeriod | null {
  const found = matchPhrase(EDGES, line.tokens, at);
  if (!found) return null;
  for (let link = found.end; link <= found.end + 3; link += 1) {
    const edged = readEdged(line, link, found.value);
    if (edged) return edged;
    if (!EDGE_LINKS.has(line.tokens[link]?.word ?? '')) return null;
  }
  return null;
}

const MONTH_OF_QUARTER: Record<PeriodEdge, number> = { start: 0, mid: 1, end: 2 };

function readEdged(line: Line, at: number, edge: PeriodEdge): FoundPeriod | null {
  const { tokens } = line;
  const period = matchPhrase(PERIODS, tokens, at);
  if (period) return { day: { is: 'period', ...period.value, edge }, end: period.end };
  const unit = matchPhrase(BARE_PERIODS, tokens, at);
  if (unit) return { day: { is: 'period', unit: unit.value, shift: 0, edge }, end: unit.end };
  const month = readMonthWord(line, at);
  if (month) return { day: { is: 'month', month: month.value.month, edge }, end: month.end };
  const quarter = readQuarter(line, at);
  if (!quarter) return null;
  const within = quarter.first + MONTH_OF_QUARTER[edge];
  return { day: { is: 'month', month: within, edge }, end: quarter.end };
}

/** "Q1": the first of its months. */
function readQuarter(line: Line, at: number): { first: number; end: number } | null {
  const number = line.tokens[at + 1];
  if (line.tokens[at]?.word !== 'q' || !number?.glued || !/^[1-4]$/.test(number.text)) return null;
  return { first: 3 * Number(number.text) - 2, end: at + 2 };
}

export function readNumberedWeek(line: Line, at: number): FoundPeriod | null {
  const quarter = readQuarter(line, at);
  if (quarter)
    return { day: { is: 'month', month: quarter.first, edge: 'start' }, end: quarter.end };
  const lead = matchPhrase(WEEK_NUMBER_LEADS, line.tokens, at);
  const number = lead && line.tokens[lead.end];
  if (!number || !/^\d{1,2}$/.test(number.text)) return null;
  const week = Number(number.text);
  return week >= 1 && week <= 53 ? { day: { is: 'iso_week', week }, end: lead.end + 1 } : null;
}

/** "in January", "im Januar", "a gennaio": its first working day. */
export function readMonth(line: Line, at: number): FoundPeriod | null {
  const month = readMonthWord(line, at);
  const inside = /^(?:in|im)$/.test(line.tokens[at - 1]?.word ?? '');
  if (!month || (!month.value.full && !inside)) return null;
  // "for May Wong" names a person.
  const next = line.tokens[month.end];
  if (next?.kind === 'word' && next.capital && line.language !== 'de') return null;
  return { day: { is: 'month', month: month.value.month, edge: 'start' }, end: month.end };
}

export function readComingMonth(line: Line, at: number): FoundPeriod | null {
  const which = matchPhrase(WHICH_BEFORE, line.tokens, at);
  return which && which.value !== 'last' ? readMonth(line, which.end) : null;
}
