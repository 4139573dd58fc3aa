import type { Temporal } from 'temporal-polyfill';
import type { DayPhrase } from '../days/read-days.ts';
import { resolveDay, sideOf } from '../days/resolve-days.ts';
import { AT_COMPANY, COURTESIES, OF_COMPANY, PARTICLES, WITH_PERSON } from '../words/name-words.ts';
import {
  isCommonNoun,
  isLittleWord,
  PROMISE_WORDS,
  STATE_WORDS,
  WISH_WORDS,
} from '../words/stop-words.ts';
import { FILLERS } from '../words/verb-words.ts';
import type { Line } from './line.ts';
import { matchPhrase } from './phrases.ts';
import { type Clause, findVerbs, isStrong, skipFillers, type VerbHit } from './split-clauses.ts';

/**
 * - `log`: it happened · `plan`: it is promised · `offer`: a day is named, but nothing promised
 * - `deal`: it tells of a deal or case, and of nothing else yet
 * - `open`: an order or a record of it, the rest of the line decides ("call Anna Rossi")
 * - `text`: anything else.
 */
export type ClauseRole = 'log' | 'plan' | 'offer' | 'open' | 'deal' | 'text';

export interface JudgedClause extends Clause {
  role: ClauseRole;
  verb: VerbHit | null;
  day: DayPhrase | null;
}

interface Context {
  line: Line;
  today: Temporal.PlainDate;
  /** Nothing but marks and small words is before it. */
  first: boolean;
}

/** What each clause does. At most one is a `log`: a line tells of one contact. */
export function judgeClauses(
  line: Line,
  clauses: Clause[],
  today: Temporal.PlainDate,
): JudgedClause[] {
  const judged = clauses.map((clause, index) =>
    judgeClause(clause, { line, today, first: index === 0 }),
  );
  const log = judged.findIndex((clause) => clause.role === 'log');
  return judged.map((clause, index) =>
    clause.role === 'log' && index !== log ? { ...clause, role: 'text' } : clause,
  );
}

/** The whole of a line that begins with "task:" is one promise. */
export function judgeTask(
  line: Line,
  days: DayPhrase[],
  { start, today }: { start: number; today: Temporal.PlainDate },
): JudgedClause[] {
  const to = line.tokens.length;
  if (start >= to) return [];
  const clause: Clause = { from: start, to, verbs: findVerbs(line), days };
  const opening = skipFillers(line, start, to);
  const verb = clause.verbs.find((hit) => hit.from === opening) ?? null;
  return [{ ...clause, role: 'plan', verb, day: dayAhead(clause, { line, today, first: true }) }];
}

function judgeClause(clause: Clause, context: Context): JudgedClause {
  const judged =
    judgeStrong(clause, context) ??
    judgePast(clause, context) ??
    judgeOpening(clause, context) ??
    judgeNoun(clause, context) ??
    judgeInner(clause, context) ??
    judgeDay(clause, context);
  return { ...clause, verb: null, day: null, ...judged, role: judged?.role ?? 'text' };
}

type Judgement = Pick<JudgedClause, 'role'> & Partial<Pick<JudgedClause, 'verb' | 'day'>>;

function judgeStrong(clause: Clause, context: Context): Judgement | null {
  const verb = clause.verbs.find((hit) => isStrong(context.line, hit));
  if (!verb) return null;
  return { role: 'plan', verb, day: dayAhead(clause, context) };
}

function judgePast(clause: Clause, { line, today }: Context): Judgement | null {
  const verb = clause.verbs.find(
    (hit) => hit.verb.form === 'past' && tellsOfContact(line, clause, hit),
  );
  if (!verb) return null;
  const day = clause.days.find((each) => !each.state && sideOfPhrase(each, today) !== 'future');
  return { role: 'log', verb, day: day ?? null };
}

/** The verb opens the clause, or only somebody's name is before it ("Anna Rossi called"). */
function tellsOfContact(line: Line, clause: Clause, hit: VerbHit): boolean {
  const opening = skipFillers(line, clause.from, clause.to);
  if (hit.from <= opening) return true;
  if (hit.verb.language === 'de') return !isWish(line, clause);
  let unknown = 0;
  for (let at = opening; at < hit.from; at += 1) {
    const { word } = line.tokens[at]!;
    // "offer sent to Anna" tells of us, "customer called" of nobody we can name.
    const owned = line.tokens[at - 1]?.word === "'s";
    const thing = (owned || hit.verb.kind === 'message') && isCommonNoun(word);
    if (thing || isNamePart(line, at)) continue;
    unknown += 1;
    if (isLittleWord(word) || isCommonNoun(word) || unknown > 3) return false;
  }
  return true;
}

function isNamePart(line: Line, at: number): boolean {
  const { word, kind, capital } = line.tokens[at]!;
  if (line.taken[at] || kind === 'mark' || word === "'s" || matchPhrase(FILLERS, line.tokens, at))
    return true;
  if (capital && !isCommonNoun(word)) return true;
  const sets = [AT_COMPANY, OF_COMPANY, WITH_PERSON, PARTICLES, COURTESIES];
  return sets.some((set) => set.has(word));
}

function isWish(line: Line, clause: Clause): boolean {
  const opening = line.tokens[skipFillers(line, clause.from, clause.to)];
  const first = line.tokens[clause.from];
  return [first, opening].some((token) => token && !token.capital && WISH_WORDS.has(token.word));
}

function judgeOpening(clause: Clause, context: Context): Judgement | null {
  const opening = skipFillers(context.line, clause.from, clause.to);
  const verb = clause.verbs.find((hit) => hit.from === opening);
  if (!verb || !/^(?:plan|weak|bare)$/.test(verb.verb.form)) return null;
  const day = dayAhead(clause, context);
  if (day || verb.verb.form === 'plan')
    return hasOnlyPast(clause, context) ? null : { role: 'plan', verb, day };
  if (verb.verb.form === 'weak') return null;
  return hasOnlyPast(clause, context)
    ? { role: 'log', verb, day: clause.days[0] ?? null }
    : { role: 'open', verb };
}

function judgeNoun(clause: Clause, context: Context): Judgement | null {
  const verb = clause.verbs.find(
    (hit) => hit.verb.form === 'noun' && tellsOfContact(context.line, clause, hit),
  );
  if (!verb) return null;
  const day = clause.days.find((each) => !each.state) ?? null;
  if (!day) return { role: 'log', verb };
  if (isState(context.line, clause)) return { role: 'offer', verb, day };
  return { role: isAhead(day, context.today) ? 'plan' : 'log', verb, day };
}

/** A plan within the clause: at its end in German, after "to" or with a day elsewhere. */
function judgeInner(clause: Clause, context: Context): Judgement | null {
  const { line } = context;
  const day = dayAhead(clause, context);
  // "wants a callback on Monday": with a day even a thing spoken of is a promise.
  const verb = clause.verbs.find(
    (hit) => isInnerPlan(line, hit) || (day !== null && hit.verb.form === 'strong'),
  );
  if (!verb) return null;
  if (day) return { role: 'plan', verb, day };
  const last = verb.to === clause.to && verb.verb.language === 'de';
  return last && !isWish(line, clause) && !hasOnlyPast(clause, context)
    ? { role: 'plan', verb }
    : null;
}

function isInnerPlan(line: Line, { from, verb }: VerbHit): boolean {
  if (verb.form !== 'plan') return false;
  return verb.language !== 'en' || line.tokens[from - 1]?.word === 'to';
}

function judgeDay(clause: Clause, context: Context): Judgement | null {
  const day = dayAhead(clause, context);
  if (!day) return null;
  const alone = skipFillers(context.line, clause.from, clause.to) === clause.to;
  if (alone && !context.first) return { role: 'plan', day };
  const bound = day.deadline || hasWord(context.line, clause, PROMISE_WORDS);
  if (bound && !isState(context.line, clause)) return { role: 'plan', day };
  return day.day ? { role: 'offer', day } : null;
}

// "on holiday until 5 January": how long something lasts, not by when we do it.
function isState(line: Line, clause: Clause): boolean {
  return hasWord(line, clause, STATE_WORDS);
}

function hasWord(line: Line, { from, to }: Clause, words: ReadonlySet<string>): boolean {
  return line.tokens.slice(from, to).some((token) => words.has(token.word));
}

function dayAhead(clause: Clause, { today }: Context): DayPhrase | null {
  return clause.days.find((each) => !each.state && sideOfPhrase(each, today) !== 'past') ?? null;
}

function hasOnlyPast(clause: Clause, context: Context): boolean {
  return clause.days.length > 0 && dayAhead(clause, context) === null;
}

/** Said to lie behind: "yesterday", "last Monday", "2 days ago". */
export function isGone({ day }: DayPhrase, today: Temporal.PlainDate): boolean {
  return day !== null && sideOf(day, today) === 'past';
}

function sideOfPhrase({ day }: DayPhrase, today: Temporal.PlainDate) {
  return day ? sideOf(day, today) : 'either';
}

/**
 * Decision: a noun says nothing about time. With an hour it is an appointment to come ("meeting
 * with Anna Thursday 10"); without one the nearer of the two Thursdays is meant.
 */
function isAhead({ day, clock, deadline }: DayPhrase, today: Temporal.PlainDate): boolean {
  if (!day || deadline) return true;
  const side = sideOf(day, today);
  if (side !== 'either') return side === 'future';
  if (clock && clock.part === null && day.is !== 'offset') return true;
  const future = resolveDay(day, 'future', today)?.on;
  const past = resolveDay(day, 'past', today)?.on;
  if (!future || !past) return Boolean(future);
  return today.until(future).days < past.until(today).days;
}
