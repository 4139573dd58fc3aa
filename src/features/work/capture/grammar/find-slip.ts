import type { CaptureOptions, ParsedCapture, Slip, Span } from '../capture.ts';
import { INTO, MOVES } from '../deals/deal-words.ts';
import { bindStages } from '../deals/read-deals.ts';
import { COMPANY_ENDS, isFirstName } from '../words/name-words.ts';
import { NEAR_VERBS } from '../words/near-verbs.ts';
import { isCommonNoun, isLittleWord } from '../words/stop-words.ts';
import type { Verb } from '../words/verb.ts';
import { VERBS } from '../words/verb-words.ts';
import { type Line, readLine, spanIn } from './line.ts';
import { matchPhrase } from './phrases.ts';
import { skipFillers } from './split-clauses.ts';
import type { Token } from './tokens.ts';

const SHORTEST_TYPED = 4;
const SHORTEST_MEANT = 5;
const SHORTEST_ORDER = 7;
const TOLD = /^(?:past|noun|bare|strong)$/;

interface Meant {
  word: string;
  spelled: string;
  verb: Pick<Verb, 'form' | 'kind'>;
}

/**
 * What a misspelled word can be taken for: verbs of one word that tell of a contact or a promise. Of
 * orders the long English ones alone: the other forms of the rest are one letter away ("sent", "schickt").
 */
const MEANT: readonly Meant[] = [...VERBS].flatMap(([word, phrases]) => {
  const alone = phrases.find(({ words }) => words.length === 1);
  return alone && isReadable(word, alone.value)
    ? [{ word, spelled: alone.exact, verb: alone.value }]
    : [];
});

function isReadable(word: string, { form, language }: Verb): boolean {
  if (form === 'plan') return language === 'en' && word.length >= SHORTEST_ORDER;
  return language !== 'fr' && TOLD.test(form) && word.length >= SHORTEST_MEANT;
}

/** Besides, where a stage is named: "moved", "verschoben", "spostato". */
const MOVED: readonly Meant[] = [...MOVES].flatMap(([word, phrases]) => {
  const alone = phrases.find(({ words }) => words.length === 1);
  return alone && word.length >= SHORTEST_MEANT
    ? [{ word, spelled: alone.exact, verb: { form: 'past', kind: 'note' } as const }]
    : [];
});

/**
 * The word with which the line begins, where nothing was read in it but a name perhaps, and one
 * letter makes one verb of it: another one, one too many or too few, or two in the wrong order. An
 * order alone changes what a line tells otherwise ("schedle a demo with Anna" is no demo held). Null
 * if it is a word of its own, or if verbs of several meanings are as near.
 */
export function findSlip(
  parsed: ParsedCapture,
  { stages = [] }: Pick<CaptureOptions, 'stages'> = {},
): Slip | null {
  const line = readLine(parsed.text, parsed.language);
  const at = skipFillers(line, 0, line.tokens.length);
  const token = line.tokens[at];
  if (token?.kind !== 'word' || token.word.length < SHORTEST_TYPED) return null;
  if (isUnderstood(parsed, token) || isWordOfItsOwn(token.word) || isPartOfName(line, at)) {
    return null;
  }
  const known = namesStage(line, stages) ? [...MEANT, ...MOVED] : MEANT;
  const near = known.filter(
    (one) => isMeant(token.word, one) && (one.verb.form === 'plan' || !parsed.activity?.span),
  );
  const [first] = near;
  const isOne = near.every(({ verb: { form, kind } }) => {
    return form === first!.verb.form && kind === first!.verb.kind;
  });
  if (!first || !isOne) return null;
  return { typed: token.text, meant: first.spelled, span: spanIn(line, at, at + 1) };
}

/** "to proposal": a stage, with a small word before it that leads there. */
function namesStage(line: Line, stages: readonly string[]): boolean {
  const book = bindStages(stages);
  return line.tokens.some(
    ({ word }, at) => INTO.has(word) && matchPhrase(book, line.tokens, at + 1) !== null,
  );
}

/** Another reader has it already. */
function isUnderstood({ parts, followUps }: ParsedCapture, { start }: Token): boolean {
  const isWithin = ({ span }: { span: Span }) => span[0] <= start && start < span[1];
  if (followUps.some((one) => one.sure && isWithin(one))) return true;
  return parts.some((part) => !/^(?:person|company)$/.test(part.role) && isWithin(part));
}

function isWordOfItsOwn(word: string): boolean {
  return NEAR_VERBS.has(word) || isFirstName(word) || isLittleWord(word) || isCommonNoun(word);
}

/** "Hostet GmbH", "calle@x.com" and "O'Call" are no words by themselves. */
function isPartOfName(line: Line, at: number): boolean {
  const next = line.tokens[at + 1];
  if (/[^\p{L}\p{M}]/u.test(line.tokens[at]!.text)) return true;
  return next !== undefined && (COMPANY_ENDS.has(next.word) || (next.glued && !isEnd(next.text)));
}

function isEnd(mark: string): boolean {
  return /^[,;:.!?)]$/.test(mark);
}

/** "meetings", "visits": what follows makes another form of a word that is no verb of the past. */
function isMeant(word: string, { word: meant, verb }: Meant): boolean {
  const isInflected = verb.form !== 'past' && word.startsWith(meant);
  return !isInflected && isOneSlipAway(word, meant);
}

/** One letter other, more or fewer, or two neighbours changed about (Damerau 1964). */
export function isOneSlipAway(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const [rest, wanted] = [typed.slice(at), meant.slice(at)];
  if (rest.slice(1) === wanted || rest === wanted.slice(1)) return true;
  if (rest.slice(1) === wanted.slice(1)) return true;
  const isSwapped = rest[0] === wanted[1] && rest[1] === wanted[0];
  return isSwapped && rest.slice(2) === wanted.slice(2);
}
