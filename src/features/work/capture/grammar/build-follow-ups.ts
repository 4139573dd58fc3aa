import {
  type CapturedFollowUp,
  type CaptureLanguage,
  FOLLOW_UP_KINDS,
  type FollowUpKind,
} from '../capture.ts';
import type { DayPhrase } from '../days/read-days.ts';
import { type Moment, resolveDue } from '../days/resolve-moments.ts';
import { isLittleWord } from '../words/stop-words.ts';
import { hearMatter, type Matters, type Stretch, saysNoMatter } from './find-matter.ts';
import type { JudgedClause } from './judge-clauses.ts';
import { type Line, spanIn, take } from './line.ts';
import { skipFillers, type VerbHit } from './split-clauses.ts';

/** A promise and the tokens it stands on. */
export interface BuiltFollowUp {
  followUp: CapturedFollowUp;
  clause: JudgedClause;
}

const DEFAULT_SUBJECT: Record<CaptureLanguage, string> = {
  en: 'Follow up',
  de: 'Nachfassen',
  it: 'Risentire',
  fr: 'Relancer',
};

/** The promises of a line. Those that go together ("call Bob Friday, ask about prices") are one. */
export function buildFollowUps(
  line: Line,
  clauses: JudgedClause[],
  moment: Moment,
): BuiltFollowUp[] {
  const built: BuiltFollowUp[] = [];
  let told: Matters = { wish: null, last: null };
  const joined = joinClauses(clauses);
  for (const [at, clause] of joined.entries()) {
    told = hearMatter(line, clause, told);
    if (!isStep(clause)) continue;
    const matter = told.wish ?? told.last ?? hearAfter(line, joined.slice(at + 1));
    const followUp = buildFollowUp(line, clause, { moment, matter });
    told = { ...told, wish: null };
    followUp.key = makeUnique(followUp.key, built);
    built.push({ followUp, clause });
    if (followUp.sure && clause.verb && !clause.verb.verb.announces)
      take(line, [clause.verb.from, clause.verb.to], 'verb');
  }
  return built;
}

function isStep({ role }: JudgedClause): boolean {
  return role === 'plan' || role === 'offer';
}

/** "call back tomorrow, Graham needs a seal": what is told up to the next step. */
function hearAfter(line: Line, after: JudgedClause[]): Stretch | null {
  for (const clause of after) {
    if (isStep(clause)) return null;
    const { last } = hearMatter(line, clause, { wish: null, last: null });
    if (last) return last;
  }
  return null;
}

function joinClauses(clauses: JudgedClause[]): JudgedClause[] {
  const joined: JudgedClause[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    if (last && belongsTo(last, clause)) {
      const verbs = [...last.verbs, ...clause.verbs];
      joined[joined.length - 1] = { ...last, to: clause.to, verbs, day: last.day ?? clause.day };
    } else {
      joined.push(clause);
    }
  }
  return joined;
}

function belongsTo(last: JudgedClause, clause: JudgedClause): boolean {
  if (last.role !== 'plan' || !last.verb) return false;
  // "remind me to call Anna, Bob and Eve on Friday": all is announced until the day.
  if (last.verb.verb.announces && !last.day) return clause.role !== 'log';
  return clause.role === 'plan' && clause.verb?.verb.joins === true && !clause.day;
}

interface Around {
  moment: Moment;
  /** What was told before it, or else after it. */
  matter: Stretch | null;
}

function buildFollowUp(
  line: Line,
  clause: JudgedClause,
  { moment, matter }: Around,
): CapturedFollowUp {
  const due = clause.day && resolveDue(clause.day, moment);
  const day = due ? clause.day : null;
  const from = startOf(line, clause, day);
  const to = endOf(line, clause);
  const left = [day, clause.verb?.verb.announces ? clause.verb : null];
  const step = writeSubject(line, { from, to }, left) || DEFAULT_SUBJECT[line.language];
  const about = matter && saysNoMatter(line, clause, left) ? writeMatter(line, matter) : '';
  const subject = about ? `${step}: ${about}` : step;
  return {
    key: keyOf(line, clause.verb, clause.day),
    subject: shorten(subject),
    kind: kindOf(clause),
    dueOn: due?.on ?? null,
    dueAt: due?.at ?? null,
    span: spanIn(line, clause.from, to),
    daySpan: day && spanIn(line, day.from, day.to),
    otherDays: due?.others ?? [],
    sure: clause.role === 'plan',
    mentions: [],
    note: subject.length > MAX_SUBJECT ? line.text.trim() : null,
  };
}

const MAX_SUBJECT = 300;

function shorten(subject: string): string {
  if (subject.length <= MAX_SUBJECT) return subject;
  return `${subject.slice(0, MAX_SUBJECT).replace(/\s+\S*$/, '')}…`;
}

// Small words before the promise are none of it ("please", "I'll"), a day before it is.
function startOf(line: Line, clause: JudgedClause, day: DayPhrase | null): number {
  const opening = skipFillers(line, clause.from, clause.to);
  const first = day && day.from < opening ? day.from : opening;
  return Math.min(first, clause.to - 1);
}

function endOf(line: Line, clause: JudgedClause): number {
  let to = clause.to;
  while (
    to > clause.from + 1 &&
    /^[.,;:–—-]$/.test(line.tokens[to - 1]!.text) &&
    !line.taken[to - 1]
  )
    to -= 1;
  return to;
}

/** The words of the promise without its day and without what only announces it. */
function writeSubject(line: Line, { from, to }: Stretch, left: (Stretch | null)[]): string {
  let text = '';
  let end = -1;
  for (let at = from; at < to; at += 1) {
    if (left.some((stretch) => stretch && at >= stretch.from && at < stretch.to)) continue;
    const token = line.tokens[at]!;
    if (end >= 0 && token.start > end) text += ' ';
    text += line.text.slice(token.start, token.end);
    end = token.end;
  }
  return tidySubject(text);
}

function writeMatter(line: Line, matter: Stretch): string {
  const [start, end] = spanIn(line, matter.from, matter.to);
  const text = line.text.slice(start, end).replace(LOOSE_ENDS, '').replace(/\s+/g, ' ');
  const { capital, word } = line.tokens[matter.from]!;
  // it began a sentence: "Wants a quote. Call back Tuesday."
  return capital && isLittleWord(word) ? text[0]!.toLowerCase() + text.slice(1) : text;
}

const LOOSE_ENDS =
  /^(?:[\s,;:.)–—-]|d['’]|(?:um|to|that|and|then|und|dass|daran|zu|di|che|de|que|e|et)(?=\s|$))+|(?:[\s,;:.(–—-]|\s(?:and|und|e|et|on|at|by|the|am|um|il|le|à|for|to|pour|per|für|bis|entro|di|da|de|von|mit|with))+$/giu;

function tidySubject(text: string): string {
  const tidy = text
    .replace(LOOSE_ENDS, '')
    .replace(/\s+([,;.])/g, '$1')
    .trim();
  const initial = [...tidy.slice(0, 2)][0] ?? '';
  return initial.toUpperCase() + tidy.slice(initial.length);
}

function kindOf({ verb, verbs }: JudgedClause): FollowUpKind {
  const telling = verb?.verb.announces ? verbs.find((hit) => hit.from > verb.from) : verb;
  const kind = telling?.verb.kind;
  return FOLLOW_UP_KINDS.find((known) => known === kind) ?? 'follow_up';
}

function keyOf(line: Line, verb: VerbHit | null, day: DayPhrase | null): string {
  const words = ({ from, to }: Stretch) =>
    line.tokens
      .slice(from, to)
      .map((token) => token.word)
      .join(' ');
  return `${verb ? words(verb) : ''}|${day ? words(day) : ''}`;
}

function makeUnique(key: string, built: BuiltFollowUp[]): string {
  let unique = key;
  for (let copy = 2; built.some(({ followUp }) => followUp.key === unique); copy += 1) {
    unique = `${key}#${copy}`;
  }
  return unique;
}
