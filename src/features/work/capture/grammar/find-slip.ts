import type { ParsedCapture, Slip, Span } from '../capture.ts';
import { COMPANY_ENDS, isFirstName } from '../words/name-words.ts';
import { NEAR_VERBS } from '../words/near-verbs.ts';
import { isCommonNoun, isLittleWord } from '../words/stop-words.ts';
import { VERBS } from '../words/verb-words.ts';
import { type Line, readLine, spanIn } from './line.ts';
import { skipFillers } from './split-clauses.ts';
import type { Token } from './tokens.ts';

const SHORTEST_TYPED = 4;
const SHORTEST_MEANT = 5;
const TOLD = /^(?:past|noun|bare|strong)$/;

/**
 * What a misspelled word can be taken for: verbs of one word that tell of a contact or a promise.
 * An order is left as it is typed, since its other forms are one letter away ("invite", "invited").
 */
const MEANT = [...VERBS].flatMap(([word, phrases]) => {
  const alone = phrases.find(({ words }) => words.length === 1);
  const isTold = alone && alone.value.language !== 'fr' && TOLD.test(alone.value.form);
  return isTold && word.length >= SHORTEST_MEANT
    ? [{ word, spelled: alone.exact, verb: alone.value }]
    : [];
});

/**
 * The word with which the line begins, where nothing was read in it but a name perhaps, and one
 * letter makes one verb of it: another one, one too many or too few, or two in the wrong order. Null
 * if it is a word of its own, or if verbs of several meanings are as near.
 */
export function findSlip(parsed: ParsedCapture): Slip | null {
  const line = readLine(parsed.text, parsed.language);
  const at = skipFillers(line, 0, line.tokens.length);
  const token = line.tokens[at];
  if (token?.kind !== 'word' || token.word.length < SHORTEST_TYPED) return null;
  if (isUnderstood(parsed, token) || isWordOfItsOwn(token.word) || isPartOfName(line, at)) {
    return null;
  }
  const near = MEANT.filter((one) => isMeant(token.word, one));
  const [first] = near;
  const isOne = near.every(({ verb: { form, kind } }) => {
    return form === first!.verb.form && kind === first!.verb.kind;
  });
  if (!first || !isOne) return null;
  return { typed: token.text, meant: first.spelled, span: spanIn(line, at, at + 1) };
}

/** Another reader has it already, or the line tells a contact otherwise. */
function isUnderstood({ activity, parts, followUps }: ParsedCapture, { start }: Token): boolean {
  const isWithin = ({ span }: { span: Span }) => span[0] <= start && start < span[1];
  if (activity?.span || followUps.some((one) => one.sure && isWithin(one))) return true;
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
function isMeant(word: string, { word: meant, verb }: (typeof MEANT)[number]): boolean {
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
