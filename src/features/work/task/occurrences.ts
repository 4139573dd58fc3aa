import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween } from '#src/lib/days.ts';
import { cycleDays, LAST_DAY, nthDay, readCycle } from './day-cycle.ts';
import { anchorRule, parseRule, type RuleParts, refuse, writeRule } from './repeat-rule.ts';

/** When one occurrence takes place. All-day without `due_at`; `ends_at` is exclusive. */
export interface Slot {
  due_on: string;
  due_at: string | null;
  ends_at: string | null;
}

/** A series: its next open occurrence, and the rule by which others follow. */
export interface Series extends Slot {
  repeats: string;
  /** Days `YYYY-MM-DD`, on the series' clock, that are left out. */
  skipped: readonly string[];
}

/** Occurrences are at most one a day, so this is also the most that are ever listed. */
const MOST_DAYS = 1000;
/** Thirty years. */
const FARTHEST_DAYS = 11_000;
/** How far the next day is looked for: most rules come within weeks, some within years. */
const LOOKS_AHEAD_DAYS = [45, 800, FARTHEST_DAYS];
/** More turns than the widest look has days. */
const MOST_TURNS = 12_000;

/**
 * The rule as it is stored: checked, standing by itself, ended by a day of the series' clock.
 *
 * @throws AppError where it is no rule, or one that never comes
 */
export function settleRule(text: string, first: Slot, timeZone: string): string {
  const day = dayOfSlot(first, timeZone);
  const parts = anchorRule(endByDay(parseRule(text), first, timeZone), day);
  const endless = new Map(parts);
  for (const end of ['COUNT', 'UNTIL']) endless.delete(end);
  const next = LOOKS_AHEAD_DAYS.some((ahead) => {
    return listDays(endless, { first: day, from: addDays(day, 1), to: addDays(day, ahead) }).length;
  });
  if (!next) throw refuse('This rule has no day that ever comes.');
  return writeRule(parts);
}

/** UNTIL as an instant counts the occurrences up to it; as a day they are the same. */
function endByDay(parts: RuleParts, first: Slot, timeZone: string): RuleParts {
  const until = /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(parts.get('UNTIL') ?? '');
  if (!until) return parts;
  const [, year, month, day, time, hour, minute, second, utc] = until;
  try {
    let last = Temporal.PlainDate.from(`${year}-${month}-${day}`);
    if (time && first.due_at !== null) {
      const local = Temporal.PlainDateTime.from(
        `${year}-${month}-${day}T${hour}:${minute}:${second}`,
      );
      const at = local.toZonedDateTime(utc ? 'UTC' : timeZone).withTimeZone(timeZone);
      const begins = clockOf(first.due_at, timeZone).toPlainTime();
      const isBefore = Temporal.PlainTime.compare(at.toPlainTime(), begins) < 0;
      last = at.toPlainDate().subtract({ days: isBefore ? 1 : 0 });
    }
    return new Map(parts).set('UNTIL', last.toString().replaceAll('-', ''));
  } catch {
    throw refuse('UNTIL is a day, such as 20260331.');
  }
}

/** Days from `from` on, before `to`; `first` is the series' own row, always its first day. */
interface DaysAsked {
  first: string;
  from: string;
  to: string;
}

/** The days of a rule within a span, skipped ones too. */
function listDays(parts: RuleParts, { first, from, to }: DaysAsked): string[] {
  const own = first >= from && first < to ? [first] : [];
  const last = lastDayOf(parts, first);
  const begin = later(from, addDays(first, 1));
  const end = last === null ? to : earlier(to, addDays(last, 1));
  return begin < end ? [...own, ...findDays(parts, { first, from: begin, to: end })] : own;
}

/** Of a rule without end, all of them after its first day. */
function findDays(parts: RuleParts, { first, from, to }: DaysAsked): string[] {
  const cycle = readCycle(parts, first);
  if (cycle) return cycleDays(cycle, from, to);
  try {
    const found = ruleFrom(parts, first).between(dateOf(from), dateOf(addDays(to, -1)), true);
    return found.map((date) => date.toPlainDate().toString());
  } catch {
    return [];
  }
}

/** The day with which a series ends; null if it goes on, or ends farther away than anybody looks. */
function lastDayOf(parts: RuleParts, first: string): string | null {
  const until = parts.get('UNTIL')?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const count = Number(parts.get('COUNT') ?? 0);
  if (until !== undefined || count === 0) return until ?? null;
  if (count === 1) return first;
  const cycle = readCycle(parts, first);
  return cycle ? nthDay(cycle, count - 1) : keptLast(parts, { first, count });
}

/** Of rules that count months or years, for they are asked for again and again: by first day and rule. */
const keptLasts = new Map<string, string | null>();
const MOST_KEPT = 10_000;

function keptLast(parts: RuleParts, asked: { first: string; count: number }): string | null {
  const key = `${asked.first} ${writeRule(parts)}`;
  const kept = keptLasts.get(key);
  if (kept !== undefined) return kept;
  if (keptLasts.size >= MOST_KEPT) keptLasts.clear();
  const last = countToLast(parts, asked);
  keptLasts.set(key, last);
  return last;
}

/** Looked for in spans that double, since nobody knows how far away it is. */
function countToLast(
  parts: RuleParts,
  { first, count }: { first: string; count: number },
): string | null {
  const days = [first];
  let from = addDays(first, 1);
  for (let span = 64; from < LAST_DAY && daysBetween(first, from) < FARTHEST_DAYS; span *= 2) {
    const to = addDays(from, Math.min(span, daysBetween(from, LAST_DAY)));
    days.push(...findDays(parts, { first, from, to }));
    if (days.length >= count) return days[count - 1]!;
    from = to;
  }
  return null;
}

/** In UTC, where every day has its midnight: what is asked of a rule are days, not times. */
function ruleFrom(parts: RuleParts, first: string) {
  const free = new Map(parts);
  for (const end of ['COUNT', 'UNTIL']) free.delete(end);
  return new RRuleTemporal({
    rruleString: `DTSTART:${first.replaceAll('-', '')}T000000Z\nRRULE:${writeRule(free)}`,
    temporal: Temporal,
    maxIterations: MOST_TURNS,
  });
}

/** The days of a series from one day to another, the last not among them; at most 1000. */
export function daysWithin(
  series: Pick<Series, 'repeats' | 'skipped'>,
  asked: { first: string; from: string; to: string },
): string[] {
  const { first } = asked;
  const from = later(asked.from, first);
  const to = earlier(asked.to, addDays(from, MOST_DAYS));
  const skipped = new Set(series.skipped);
  const days = listDays(parseRule(series.repeats), { first, from, to });
  return days.filter((day) => day === first || !skipped.has(day));
}

/**
 * The first day after another on which the series takes place, with the rule as it goes on from
 * there; null if it has ended.
 */
export function findNext(
  series: Pick<Series, 'repeats' | 'skipped'>,
  { first, after }: { first: string; after: string },
): { day: string; repeats: string } | null {
  const parts = parseRule(series.repeats);
  const from = addDays(later(after, first), 1);
  for (const ahead of LOOKS_AHEAD_DAYS) {
    const days = listDays(parts, { first, from, to: addDays(from, ahead) });
    const day = days.find((one) => !series.skipped.includes(one));
    if (day) return { day, repeats: writeRule(goOnFrom(parts, { first, day })) };
  }
  return null;
}

/** What has been is not counted again. */
function goOnFrom(given: RuleParts, { first, day }: { first: string; day: string }): RuleParts {
  const count = given.get('COUNT');
  if (!count) return given;
  const before = listDays(given, { first, from: first, to: day });
  return new Map(given).set('COUNT', String(Number(count) - before.length));
}

/** Whether the series takes place on the day. */
export function hasDay(series: Pick<Series, 'repeats' | 'skipped'>, first: string, day: string) {
  return daysWithin(series, { first, from: day, to: addDays(day, 1) }).includes(day);
}

/** Whether the rule by itself names the day, wherever its weeks or months are counted from. */
export function fitsRule(repeats: string, day: string): boolean {
  const parts = parseRule(repeats);
  for (const name of ['INTERVAL', 'COUNT', 'UNTIL']) parts.delete(name);
  return listDays(parts, { first: addDays(day, -1), from: day, to: addDays(day, 1) }).length > 0;
}

/** The same times on the clock of the zone on another day; a time that clocks skip moves forward. */
export function moveSlot(slot: Slot, day: string, timeZone: string): Slot {
  const date = Temporal.PlainDate.from(day);
  if (slot.due_at === null) {
    if (slot.ends_at === null) return { due_on: day, due_at: null, ends_at: null };
    const begins = Temporal.PlainDate.from(slot.due_on);
    const length = begins.until(clockOf(slot.ends_at, timeZone).toPlainDate());
    const ends = date.add(length).toZonedDateTime(timeZone);
    return { due_on: day, due_at: null, ends_at: toInstant(ends) };
  }
  const begins = clockOf(slot.due_at, timeZone).toPlainDateTime();
  const begin = date.toPlainDateTime(begins.toPlainTime());
  const due_at = toInstant(begin.toZonedDateTime(timeZone));
  if (slot.ends_at === null) return { due_on: day, due_at, ends_at: null };
  const length = begins.until(clockOf(slot.ends_at, timeZone).toPlainDateTime());
  const end = toInstant(begin.add(length).toZonedDateTime(timeZone));
  return { due_on: day, due_at, ends_at: Date.parse(end) > Date.parse(due_at) ? end : due_at };
}

/** The day of the slot on the series' clock. */
export function dayOfSlot({ due_on, due_at }: Slot, timeZone: string): string {
  return due_at === null ? due_on : clockOf(due_at, timeZone).toPlainDate().toString();
}

function clockOf(instant: string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

function toInstant(at: Temporal.ZonedDateTime): string {
  return new Date(at.epochMilliseconds).toISOString();
}

/** Days are compared as text. */
function later(one: string, other: string): string {
  return one < other ? other : one;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
