import type { Line } from '../grammar/line.ts';
import { matchPhrase } from '../grammar/phrases.ts';
import {
  CLOCK_HALVES,
  CLOCK_TAILS,
  HOUR_WORDS,
  NUMBER_WORDS,
  RANGE_ANDS,
  RANGE_WORDS,
  TIME_LEADS,
} from '../words/count-words.ts';
import { PARTS_OF_DAY, type PartOfDay } from '../words/day-words.ts';
import { isFirstName } from '../words/name-words.ts';
import { isLittleWord } from '../words/stop-words.ts';
import { VERBS } from '../words/verb-words.ts';

/** A time of day as spoken; `part` alone when no hour was said. */
export interface Clock {
  hour: number;
  minute: number;
  part: PartOfDay | null;
}

interface FoundClock {
  clock: Clock;
  end: number;
}

export const PART_HOURS: Record<PartOfDay, number> = {
  morning: 9,
  noon: 12,
  afternoon: 14,
  evening: 18,
};

/**
 * A time of day that begins at a token. `bare`: a number alone may be an hour, as it may after a
 * day ("Tue 10"). Hours from 1 to 6 without am or pm are afternoon, since people work then;
 * "03:00" with its nought is meant as written. `part`: the part of the day already named.
 */
export function readTime(
  line: Line,
  at: number,
  { bare, part: known = null }: { bare: boolean; part?: PartOfDay | null },
): FoundClock | null {
  const { tokens } = line;
  const start = bare ? skipComma(line, at) : at;
  const before = matchPhrase(PARTS_OF_DAY, tokens, start);
  const from = before ? before.end : start;
  const lead = matchPhrase(TIME_LEADS, tokens, from);
  const hour =
    (lead && readHour(line, lead.end, bare || lead.value.bare)) ??
    readHour(line, from, bare && from === start);
  if (!hour) return before && (bare || before.value === 'noon') ? atPart(before) : null;
  const range = readRangeEnd(line, hour.end, lead?.value.between === true);
  const after = matchPhrase(PARTS_OF_DAY, tokens, range);
  const part = before?.value ?? after?.value ?? known;
  return { clock: applyPart(hour, part), end: after ? after.end : range };
}

function atPart(found: { value: PartOfDay; end: number }): FoundClock {
  const clock = { hour: PART_HOURS[found.value], minute: 0, part: found.value };
  return { clock, end: found.end };
}

/** A clock for a part of the day alone ("this morning"). */
export function clockOfPart(part: PartOfDay | undefined): Clock | null {
  return part ? { hour: PART_HOURS[part], minute: 0, part } : null;
}

// "Tuesday, 10:00" is one moment; "Tuesday, 10 pieces" is two things.
function skipComma(line: Line, at: number): number {
  const { tokens } = line;
  if (tokens[at]?.text !== ',') return at;
  const next = tokens[at + 1];
  const clear =
    /^\d{1,2}:\d\d$/.test(next?.text ?? '') || matchPhrase(TIME_LEADS, tokens, at + 1) !== null;
  return clear ? at + 1 : at;
}

interface Hour {
  hour: number;
  minute: number;
  /** am, pm, a nought before it or 24-hour form: not to be moved to the afternoon. */
  exact: boolean;
  end: number;
}

function applyPart({ hour, minute, exact }: Hour, part: PartOfDay | null): Clock {
  const late = part === 'afternoon' || part === 'evening';
  if (late && hour < 12) return { hour: hour + 12, minute, part };
  const workHour = !exact && part !== 'morning' && hour >= 1 && hour <= 6;
  return { hour: workHour ? hour + 12 : hour, minute, part };
}

function readHour(line: Line, at: number, bare: boolean): Hour | null {
  if (line.taken[at]) return null;
  const { tokens } = line;
  const noon = bare && matchPhrase(PARTS_OF_DAY, tokens, at);
  if (noon && noon.value === 'noon') return { hour: 12, minute: 0, exact: true, end: noon.end };
  const half = matchPhrase(CLOCK_HALVES, tokens, at);
  if (half) return addMinutes(readWholeHour(line, half.end), half.value);
  const found = readFigures(line, at, bare) ?? (bare ? readWordHour(line, at) : null);
  const tail = found && matchPhrase(CLOCK_TAILS, tokens, found.end);
  return tail ? addMinutes({ ...found, end: tail.end }, tail.value) : found;
}

function addMinutes(hour: Hour | null, minutes: number): Hour | null {
  if (!hour) return null;
  const total = (hour.hour * 60 + hour.minute + minutes + 1440) % 1440;
  // "halb vier" is said of the four: decide on the afternoon before taking minutes off.
  const late = !hour.exact && hour.hour >= 1 && hour.hour <= 6 ? 720 : 0;
  const clock = (total + late) % 1440;
  return { ...hour, hour: Math.floor(clock / 60), minute: clock % 60, exact: true };
}

function readWholeHour(line: Line, at: number): Hour | null {
  const number = line.tokens[at];
  if (number && /^\d{1,2}$/.test(number.text)) return makeHour(number.text, '', at + 1);
  return readWordHour(line, at);
}

function readWordHour(line: Line, at: number): Hour | null {
  const word = matchPhrase(NUMBER_WORDS, line.tokens, at);
  // "a" and "un" count things, they are no hour.
  if (!word || word.value < 2 || word.value > 12 || word.end > at + 1) return null;
  const uhr = matchPhrase(HOUR_WORDS, line.tokens, word.end);
  if (!uhr && !mayFollowHour(line, word.end)) return null;
  return makeHour(String(word.value), '', uhr ? uhr.end : word.end);
}

function makeHour(hours: string, minutes: string, end: number): Hour | null {
  const hour = Number(hours);
  const minute = Number(minutes || 0);
  if (hour > 23 || minute > 59) return null;
  return { hour, minute, exact: hours.startsWith('0') || hour > 12, end };
}

function readFigures(line: Line, at: number, bare: boolean): Hour | null {
  const token = line.tokens[at];
  if (token?.kind !== 'number') return null;
  const [, hours = '', mark = '', minutes = ''] =
    /^(\d{1,2})(?:([:.])(\d\d))?$/.exec(token.text) ?? [];
  if (!hours) return null;
  const suffix = readSuffix(line, at + 1, { hours, minutes });
  if (suffix) return suffix;
  const clear = mark === ':' || (mark === '.' && bare);
  if (clear) return makeHour(hours, minutes, at + 1);
  return bare && !mark && mayFollowHour(line, at + 1) ? makeHour(hours, '', at + 1) : null;
}

function readSuffix(
  line: Line,
  at: number,
  { hours, minutes }: { hours: string; minutes: string },
): Hour | null {
  const half = readHalfOfDay(line, at);
  if (half) return moveToHalf(makeHour(hours, minutes, half.end), half.pm);
  const unit = matchPhrase(HOUR_WORDS, line.tokens, at);
  if (!unit) return null;
  const next = line.tokens[unit.end];
  const more = !minutes && next && /^[0-5]\d$/.test(next.text) && isMinutes(line, unit.end);
  const hour = more ? makeHour(hours, next.text, unit.end + 1) : makeHour(hours, minutes, unit.end);
  // "2 h" on its own is rather a duration; "14h", "14h30", "10 Uhr" are times.
  const duration = line.tokens[at]!.word === 'h' && !more && !line.tokens[at]!.glued;
  return duration ? null : hour;
}

// "10 Uhr 30", "14h30"; but "10 Uhr 30 Stück" counts pieces.
function isMinutes(line: Line, at: number): boolean {
  return line.tokens[at]!.glued || mayFollowHour(line, at + 1);
}

function readHalfOfDay(line: Line, at: number): { pm: boolean; end: number } | null {
  const { tokens } = line;
  const word = tokens[at]?.word;
  if (word === 'am' || word === 'pm') return { pm: word === 'pm', end: at + 1 };
  const letter = word === 'a' || word === 'p';
  if (!letter || tokens[at + 1]?.text !== '.' || tokens[at + 2]?.word !== 'm') return null;
  const end = tokens[at + 3]?.text === '.' && tokens[at + 3]!.glued ? at + 4 : at + 3;
  return { pm: word === 'p', end };
}

function moveToHalf(hour: Hour | null, pm: boolean): Hour | null {
  if (!hour || hour.hour > 12 || hour.hour === 0) return hour;
  return { ...hour, hour: (hour.hour % 12) + (pm ? 12 : 0), exact: true };
}

function readRangeEnd(line: Line, at: number, between: boolean): number {
  const { tokens } = line;
  const to =
    matchPhrase(RANGE_WORDS, tokens, at) ?? (between ? matchPhrase(RANGE_ANDS, tokens, at) : null);
  if (!to) return at;
  return readHour(line, to.end, true)?.end ?? at;
}

/** After a bare number that is an hour: nothing, a mark, a small word, a verb or a name. */
function mayFollowHour(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || token.kind === 'break') return true;
  if (line.taken[at]) return line.taken[at] !== 'amount';
  if (token.kind === 'number') return false;
  if (token.kind === 'mark') return !/^[%€$£+#°×*/]$/.test(token.text);
  if (token.glued) return false;
  if (isLittleWord(token.word) || VERBS.has(token.word)) return true;
  // In German any noun has a capital: "um 9 Bob anrufen" against "Di 10 Muster schicken".
  const led = line.tokens[at - 2]?.word === 'um' || isFirstName(token.word);
  return token.capital && (line.language !== 'de' || led);
}
