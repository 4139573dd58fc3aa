import type { DayPhrase } from '../days/read-days.ts';
import { AND_WORDS } from '../words/name-words.ts';
import { WISH_WORDS } from '../words/stop-words.ts';
import type { Verb } from '../words/verb.ts';
import { FILLERS, VERBS } from '../words/verb-words.ts';
import type { Line } from './line.ts';
import { matchPhrase } from './phrases.ts';

export interface VerbHit {
  from: number;
  to: number;
  /** The token after it; beyond `to` when a day stands within it ("war heute bei Globex"). */
  next: number;
  verb: Verb;
}

/** A stretch of the line that says one thing, with the verbs and days in it. */
export interface Clause {
  from: number;
  to: number;
  verbs: VerbHit[];
  days: DayPhrase[];
}

const SEPARATOR = /^[,;:!?–—→⇒•|]$/;
const SHORTENED =
  /^(?:\p{L}|inc|co|corp|ltd|dr|mr|mrs|ms|st|sig|dott|ing|avv|prof|hr|fr|nr|no|tel|ca|ecc|etc|bzw|vs|approx|mlle|mme|mio|mrd|tsd|gmbh|srl|spa|str|fa)$/u;
// Words after which "call back" is a thing that is spoken of, not a promise.
const OBJECT_LEAD =
  /^(?:the|a|an|re|regarding|about|for|of|his|her|their|our|my|this|that|no|der|die|das|den|dem|ein|eine|einen|einer|zum|zur|wegen|il|lo|un|una|del|della|une|du|des|pour|son|sa|leur)$/;
// Beyond what anyone types in a line; keeps pasted pages quick.
const MAX_VERBS = 200;
const THEN_WORDS = new Set('then dann poi puis but aber ma mais'.split(' '));

export function findVerbs(line: Line): VerbHit[] {
  const hits: VerbHit[] = [];
  for (let at = 0; at < line.tokens.length && hits.length < MAX_VERBS; at += 1) {
    if (line.taken[at]) continue;
    const hit = matchVerb(line, at);
    if (!hit) continue;
    hits.push(hit);
    at = hit.to - 1;
  }
  return hits;
}

const MAX_VERB_WORDS = 6;

function matchVerb(line: Line, from: number): VerbHit | null {
  const open: number[] = [];
  for (let at = from; open.length < MAX_VERB_WORDS && at < line.tokens.length; at += 1) {
    if (!line.taken[at]) open.push(at);
    else if (line.taken[at] !== 'day') break;
  }
  const words = open.map((at) => line.tokens[at]!);
  const found = matchPhrase(VERBS, words, 0);
  if (!found) return null;
  const gap = open.findIndex((at, index) => at !== from + index);
  const count = gap < 0 ? found.end : Math.min(gap, found.end);
  return { from, to: from + count, next: open[found.end - 1]! + 1, verb: found.value };
}

/** Cuts at marks, at "and" before a new promise, and before a strong promise wherever it stands. */
export function splitClauses(line: Line, days: DayPhrase[], start: number): Clause[] {
  const verbs = findVerbs(line);
  const cuts = findCuts(line, start, verbs);
  const coarse = cuts.flatMap((from, index) =>
    cut(line, from, cuts[index + 1] ?? line.tokens.length),
  );
  const within = coarse.map((part) => fill(part, verbs, days));
  return within
    .flatMap((clause) => splitPromises(line, clause))
    .filter((clause) => clause.to > clause.from);
}

function findCuts(line: Line, start: number, verbs: VerbHit[]): number[] {
  const cuts = [start];
  // "reminder:" keeps its colon.
  const colons = new Set(verbs.map((hit) => hit.to - 1));
  for (let at = start; at < line.tokens.length; at += 1) {
    if (!colons.has(at) && isSeparator(line, at)) cuts.push(at + 1);
  }
  return cuts;
}

// The separator itself belongs to no clause.
function cut(line: Line, from: number, next: number): { from: number; to: number }[] {
  const to = next > from && isSeparator(line, next - 1) ? next - 1 : next;
  return to > from ? [{ from, to }] : [];
}

function isSeparator(line: Line, at: number): boolean {
  const token = line.tokens[at]!;
  if (line.taken[at]) return false;
  // "yesterday: call with Anna" is one clause.
  if (token.text === ':' && line.taken[at - 1] === 'day') return false;
  if (token.kind === 'break' || SEPARATOR.test(token.text)) return true;
  const next = line.tokens[at + 1];
  if (token.text === '-') return !token.glued && !next?.glued;
  if (token.text === '>') return line.tokens[at - 1]?.text === '-';
  if (token.text !== '.' || next?.glued) return false;
  return !SHORTENED.test(line.tokens[at - 1]?.word ?? '');
}

function fill(
  { from, to }: { from: number; to: number },
  verbs: VerbHit[],
  days: DayPhrase[],
): Clause {
  return {
    from,
    to,
    verbs: within(verbs, from, to),
    days: within(days, from, to),
  };
}

// Both lists are in order, so a search by halves finds the stretch without walking over all.
function within<T extends { from: number; to: number }>(all: T[], from: number, to: number): T[] {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < all.length && all[end]!.to <= to) end += 1;
  return all.slice(low, end);
}

function splitPromises(line: Line, clause: Clause): Clause[] {
  const cuts = new Set<number>();
  for (const hit of clause.verbs) {
    const cutAt = findPromiseStart(line, clause, hit);
    if (cutAt !== null && cutAt > clause.from) cuts.add(cutAt);
  }
  const starts = [clause.from, ...[...cuts].sort((a, b) => a - b)];
  return starts.map((from, index) =>
    fill({ from, to: starts[index + 1] ?? clause.to }, clause.verbs, clause.days),
  );
}

function findPromiseStart(line: Line, clause: Clause, hit: VerbHit): number | null {
  const start = stepBack(line, clause, hit);
  const joined = start > clause.from && isJoint(line, start - 1) ? start - 1 : start;
  if (isStrong(line, hit)) {
    const alone = hit.verb.language === 'de' && !isToldBefore(line, clause, joined);
    return !alone && hasContent(line, clause.from, joined) ? joined : null;
  }
  if (joined === start || !/^(?:plan|bare|weak)$/.test(hit.verb.form))
    return findFarJoint(line, clause, hit);
  return clause.verbs.some((other) => other.to <= joined) ? joined : null;
}

// German puts the verb last: what stands before it is of the promise, unless it tells something.
function isToldBefore(line: Line, clause: Clause, to: number): boolean {
  if (clause.verbs.some((hit) => hit.to <= to && /^(?:past|noun)$/.test(hit.verb.form)))
    return true;
  return line.tokens.slice(clause.from, to).some((token) => WISH_WORDS.has(token.word));
}

// "… und Angebot bis Freitag schicken": the joint is further off where the verb comes last.
function findFarJoint(line: Line, clause: Clause, hit: VerbHit): number | null {
  if (hit.verb.form !== 'plan' || hit.verb.language === 'en') return null;
  const before = clause.verbs.filter((other) => other.to <= hit.from).at(-1);
  if (!before || before.verb.form === 'plan') return null;
  for (let at = hit.from - 1; at >= before.to && at > hit.from - 12; at -= 1) {
    if (isJoint(line, at)) return at;
  }
  return null;
}

function isJoint(line: Line, at: number): boolean {
  const word = line.tokens[at]?.word ?? '';
  return !line.taken[at] && (AND_WORDS.has(word) || THEN_WORDS.has(word));
}

/** A promise wherever it stands, unless it is spoken of as a thing. */
export function isStrong(line: Line, hit: VerbHit): boolean {
  if (hit.verb.form !== 'strong') return false;
  // Not folded: "à rappeler" is a promise, "a callback" a thing.
  return !OBJECT_LEAD.test(line.tokens[hit.from - 1]?.text.toLowerCase() ?? '');
}

/** Over the small words before a verb, and over a day before it when none follows it. */
function stepBack(line: Line, clause: Clause, hit: VerbHit): number {
  let from = stepOverFillers(line, clause.from, hit.from);
  const followed = clause.days.some((day) => day.from === hit.to);
  const before = clause.days.find((day) => day.to === from && !day.state);
  if (before && !followed && !isPast(before))
    from = stepOverFillers(line, clause.from, before.from);
  return from;
}

function isPast({ day }: DayPhrase): boolean {
  if (day?.is === 'offset') return day.days < 0;
  if (day?.is === 'count') return day.count < 0;
  return (day?.is === 'weekday' && day.which === 'last') || (day?.is === 'period' && day.shift < 0);
}

/** Back over the small words before a verb, to where they begin. */
export function stepOverFillers(line: Line, from: number, at: number): number {
  let start = at;
  // The longest first: "j'ai" before "ai".
  for (let size = 3; size > 0; ) {
    const filler = start - size >= from ? matchPhrase(FILLERS, line.tokens, start - size) : null;
    const fits = filler?.end === start && !isJoint(line, start - size);
    if (fits) start -= size;
    size = fits ? 3 : size - 1;
  }
  return start;
}

/** The first token that is neither a small word before a verb nor part of a day. */
export function skipFillers(line: Line, from: number, to: number): number {
  let at = from;
  while (at < to) {
    if (line.taken[at] === 'day' || line.taken[at] === 'directive') {
      at += 1;
      continue;
    }
    const verb = matchPhrase(VERBS, line.tokens, at);
    const filler = matchPhrase(FILLERS, line.tokens, at);
    if (!filler || (verb && verb.end >= filler.end)) return at;
    at = filler.end;
  }
  return Math.min(at, to);
}

function hasContent(line: Line, from: number, to: number): boolean {
  return skipFillers(line, from, to) < to;
}
