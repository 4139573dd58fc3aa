import { Temporal } from 'temporal-polyfill';
import type {
  CapturedActivity,
  CapturedAmount,
  CapturedCase,
  CapturedDeal,
  CapturedFollowUp,
  CapturedGoods,
  CaptureOptions,
  ParsedCapture,
  Span,
} from './capture.ts';
import { type DayPhrase, readDays } from './days/read-days.ts';
import { type Moment, resolveOccurred } from './days/resolve-moments.ts';
import { readCase } from './deals/read-cases.ts';
import { type Closing, readClosing } from './deals/read-closing.ts';
import { type DealReading, readDeal } from './deals/read-deals.ts';
import { readGoods } from './deals/read-goods.ts';
import { type BuiltFollowUp, buildFollowUps } from './grammar/build-follow-ups.ts';
import { type Directive, readDirective } from './grammar/directives.ts';
import { isGone, type JudgedClause, judgeClauses, judgeTask } from './grammar/judge-clauses.ts';
import { layOutParts } from './grammar/lay-out-parts.ts';
import { type Line, readLine, spanIn, take } from './grammar/line.ts';
import { readAmount } from './grammar/read-amounts.ts';
import { readContacts } from './grammar/read-contacts.ts';
import { skipFillers, splitClauses, stepOverFillers } from './grammar/split-clauses.ts';
import { buildMentions, type Mentions } from './names/build-mentions.ts';
import { readNames } from './names/read-mentions.ts';
import { isLittleWord } from './words/stop-words.ts';

/**
 * Reads what one typed line says: what happened, with whom, what was promised by when. The words
 * may be English, German, Italian or French, mixed. A fixed grammar without a language model: the
 * same line gives the same answer, in time linear in its length, and no text makes it throw.
 *
 * Names are found by their place in the sentence and looked up elsewhere (`Mention`). The user's
 * corrections are kept apart and laid over the result (`applyAnswers`), so the line can be read
 * again with every key typed.
 */
export function parseCapture(text: string, options: CaptureOptions): ParsedCapture {
  const moment: Moment = {
    today: Temporal.PlainDate.from(options.today),
    now: Temporal.Instant.from(options.now),
    timeZone: options.timeZone,
  };
  const line = readLine(text, options.language ?? 'en', options.slip);
  const contacts = readContacts(line);
  const amount = readAmount(line);
  const directive = readDirective(line);
  const { stages = [], isAboutDeal = false } = options;
  const kase = directive ? null : readCase(line);
  const reading = directive || kase ? null : readDeal(line, { stages, isAboutDeal });
  const allDays = readDays(line);
  const closing = readClosing(line, allDays, moment.today);
  const days = allDays.filter((phrase) => phrase !== closing?.phrase);
  const goods = reading?.does === 'open' ? readGoods(line) : null;
  const judged = judgeLine(line, { days, directive, moment });
  const told = markDealClauses(line, judged, reading);
  const names = readNames(line, told, {
    introduced: directive?.introduces ?? null,
    places: reading?.slots ?? [],
  });
  const clauses = told.map((clause) => settleOpen(line, clause, told));
  const found = buildMentions(line, names, contacts);
  const mentions = reading?.does === 'open' || kase ? joinCompany(found) : found;
  const built = buildFollowUps(line, clauses, moment);
  const draft: Draft = { line, clauses, built, mentions, directive, moment, kase };
  const activity = buildActivity(draft);
  const deal = buildDeal(draft, { reading, closing, amount, goods, isAboutDeal });
  const layout = layOutParts(line, { ...draft, activity, contacts, amount, deal, case: kase });
  return {
    text,
    language: line.language,
    intent: decideIntent(draft, activity, deal),
    activity,
    ...mentions,
    followUps: built.map(({ followUp }) => addMentions(followUp, mentions)),
    amount,
    deal,
    case: kase,
    ...layout,
  };
}

/** Whom a new deal or case names beside the one company is of that company. */
function joinCompany({ people, companies }: Mentions): Mentions {
  const [only, ...others] = companies;
  if (!only || others.length > 0) return { people, companies };
  return {
    companies,
    people: people.map((one) => ({ ...one, companyKey: one.companyKey ?? only.key })),
  };
}

interface Draft {
  line: Line;
  clauses: JudgedClause[];
  built: BuiltFollowUp[];
  mentions: Mentions;
  directive: Directive | null;
  moment: Moment;
  kase: CapturedCase | null;
}

interface Reading {
  days: DayPhrase[];
  directive: Directive | null;
  moment: Moment;
}

function judgeLine(line: Line, { days, directive, moment }: Reading): JudgedClause[] {
  const start = directive ? directive.to : 0;
  if (directive?.means === 'task') return judgeTask(line, days, { start, today: moment.today });
  const judged = judgeClauses(line, splitClauses(line, days, start), moment.today);
  if (directive) return judged.map(forgetContact);
  const log = judged.find((clause) => clause.role === 'log');
  if (log?.verb) {
    // "habe mit Anna telefoniert": the small words of a verb stand before it, or begin the clause
    const opened = skipFillers(line, log.from, log.verb.from);
    for (let at = log.from; at < opened; at += 1) line.taken[at] ??= 'link';
    take(line, [stepOverFillers(line, log.from, log.verb.from), log.verb.from], 'link');
    take(line, [log.verb.from, log.verb.to], 'verb');
  }
  return judged;
}

/** What tells of a deal or case, and of no contact and no promise. */
function markDealClauses(
  line: Line,
  clauses: JudgedClause[],
  reading: DealReading | null,
): JudgedClause[] {
  const tells = ({ from, to }: JudgedClause) =>
    line.taken.slice(from, to).some((taken) => taken === 'deal' || taken === 'case');
  // of a new one all is told: "new deal Globex, Eva Novak, 12k"
  const isWhole = line.taken[0] === 'case' || reading?.does === 'open';
  return clauses.map((clause) =>
    /^(?:text|offer)$/.test(clause.role) && (isWhole || tells(clause))
      ? { ...clause, role: 'deal' }
      : clause,
  );
}

interface DealParts {
  reading: DealReading | null;
  closing: Closing | null;
  amount: CapturedAmount | null;
  goods: CapturedGoods | null;
  isAboutDeal: boolean;
}

function buildDeal(
  { line, clauses }: Draft,
  { reading, closing, amount, goods, isAboutDeal }: DealParts,
): CapturedDeal | null {
  // on its own page an amount alone is the deal's
  const isSum = isAboutDeal && amount !== null && clauses.every((one) => !tellsWords(line, one));
  if (!reading && !closing && !isSum) return null;
  const textOf = (run: readonly [number, number] | null) =>
    run ? line.text.slice(...spanIn(line, run[0], run[1])) : null;
  const first = line.taken.indexOf('deal');
  const span = first < 0 ? amount!.span : spanIn(line, first, first + 1);
  return {
    does: reading?.does ?? 'change',
    name: textOf(reading?.name ?? null),
    goods,
    stage: reading?.stage ?? null,
    closesOn: closing?.on ?? null,
    rival: textOf(reading?.rival ?? null),
    decided: null,
    span,
  };
}

// Under "note:" or "new contact" a verb tells no contact.
function forgetContact(clause: JudgedClause): JudgedClause {
  return /^(?:log|open)$/.test(clause.role) ? { ...clause, role: 'text', verb: null } : clause;
}

/** "call Anna Rossi": something to do; with more said about it, something done. */
function settleOpen(line: Line, clause: JudgedClause, all: JudgedClause[]): JudgedClause {
  if (clause.role !== 'open') return clause;
  const more = all.some(
    (other) => other !== clause && other.role !== 'plan' && tellsMore(line, other),
  );
  const done = more && !all.some((other) => other.role === 'log');
  return { ...clause, role: done ? 'log' : 'plan' };
}

function tellsMore(line: Line, clause: JudgedClause): boolean {
  for (let at = clause.from; at < clause.to; at += 1) {
    if (line.taken[at] === 'amount') return true;
  }
  return tellsWords(line, clause);
}

function tellsWords(line: Line, clause: JudgedClause): boolean {
  for (let at = clause.from; at < clause.to; at += 1) {
    if (!line.taken[at] && line.tokens[at]!.kind === 'word') return true;
  }
  return false;
}

/** Something is said of a deal beside what it does: more than the small words that join it. */
function tellsOfDeal(line: Line, { from, to }: JudgedClause): boolean {
  return line.tokens
    .slice(from, to)
    .some(
      ({ kind, word }, offset) =>
        !line.taken[from + offset] && kind === 'word' && !isLittleWord(word),
    );
}

function buildActivity(draft: Draft): CapturedActivity | null {
  const { line, clauses, moment } = draft;
  const log = clauses.find((clause) => clause.role === 'log');
  if (!log && !tellsNote(draft)) return null;
  const day = log ? (log.day ?? pastDay(draft)) : pastDay(draft);
  const kind = log?.verb?.verb.kind ?? 'note';
  return {
    kind: kind === 'follow_up' ? 'note' : kind,
    occurredAt: resolveOccurred(day, moment),
    span: log?.verb ? spanIn(line, log.verb.from, log.verb.to) : null,
    daySpan: day && spanIn(line, day.from, day.to),
    body: line.text.trim(),
  };
}

/** Whether anything is said beside names, addresses and promises. */
function tellsNote({ line, clauses, built, mentions, directive, kase }: Draft): boolean {
  // what is said of a case stands in the case
  if (line.tokens.length === 0 || kase) return false;
  if (directive?.means === 'note') return true;
  const ofDeal = clauses.some(({ role }) => role === 'deal');
  const told = clauses.some(
    (clause) =>
      /^(?:text|offer|deal)$/.test(clause.role) &&
      (ofDeal ? tellsOfDeal(line, clause) : tellsMore(line, clause)),
  );
  if (told || directive) return told;
  if (built.some(({ followUp }) => followUp.sure)) return false;
  if (ofDeal) return false;
  return !introducesSomebody(mentions);
}

function introducesSomebody({ people, companies }: Mentions): boolean {
  const person = people.some(
    (each) => each.emails.length + each.phones.length > 0 || each.jobTitle || each.companyKey,
  );
  return (
    person ||
    companies.some((each) => each.domains.length + each.emails.length + each.phones.length > 0)
  );
}

function pastDay({ clauses, moment }: Draft): DayPhrase | null {
  const days = clauses.flatMap((clause) => (clause.role === 'plan' ? [] : clause.days));
  return days.find((day) => !day.state && isGone(day, moment.today)) ?? null;
}

function decideIntent(
  { line, built, directive, kase }: Draft,
  activity: CapturedActivity | null,
  deal: CapturedDeal | null,
): ParsedCapture['intent'] {
  if (line.tokens.length === 0) return 'empty';
  if (directive?.means === 'create') return 'create';
  if (activity) return 'log';
  if (kase) return 'case';
  if (deal) return 'deal';
  return built.some(({ followUp }) => followUp.sure) ? 'task' : 'create';
}

function addMentions(
  followUp: CapturedFollowUp,
  { people, companies }: Mentions,
): CapturedFollowUp {
  const isWithin = ([start, end]: Span) => start >= followUp.span[0] && end <= followUp.span[1];
  const within = [...people, ...companies].filter(({ span, repeats }) =>
    [span, ...repeats].some(isWithin),
  );
  return { ...followUp, mentions: within.map((mention) => mention.key) };
}
