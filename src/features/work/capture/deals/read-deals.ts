import { isFree, type Line, take } from '../grammar/line.ts';
import { bindPhrases, matchPhrase, type PhraseBook } from '../grammar/phrases.ts';
import type { Token } from '../grammar/tokens.ts';
import { isFirstName } from '../words/name-words.ts';
import { isCommonNoun, isLittleWord } from '../words/stop-words.ts';
import { DEAL_NOUNS, INTO, MOVES, NEW_DEAL, OUTCOMES, TO_RIVAL } from './deal-words.ts';

/** What a deal has to be known by, to be read of a line. */
export interface DealScene {
  /** As the workspace names them. */
  stages: readonly string[];
  /** The line is typed on a deal's page: what it says is of that deal. */
  isAboutDeal: boolean;
}

/** What a line does to a deal, in tokens. */
export interface DealReading {
  does: 'open' | 'move' | 'win' | 'lose';
  /** As the workspace names it. */
  stage: string | null;
  /** Tokens of what a new one is called. */
  name: readonly [from: number, to: number] | null;
  /** Tokens of who won it instead. */
  rival: readonly [from: number, to: number] | null;
  /** Where a name must stand. */
  slots: number[];
}

const REACH = 12;
const SEPARATOR = /^[,;.!?]$/;
/** Between what a new deal is called and whom it is with. */
const WITH = /^(?:with|at|for|mit|bei|fur|fuer|con|per|presso|da|avec|pour|chez|@)$/;

/** The deal that a line tells of, if it does; its words are taken, so that nobody reads them else. */
export function readDeal(line: Line, { stages, isAboutDeal }: DealScene): DealReading | null {
  const opened = readOpening(line);
  const stage = readStage(line, bindStages(stages), isAboutDeal || opened !== null);
  const outcome = opened || stage ? null : readOutcome(line, isAboutDeal);
  if (!opened && !stage && !outcome) return null;
  takeDealNouns(line);
  return {
    does: opened ? 'open' : stage ? 'move' : outcome!.does,
    stage: stage?.name ?? null,
    name: opened?.name ?? null,
    rival: outcome?.rival ?? null,
    slots: [...(opened?.slots ?? []), ...(stage?.slots ?? []), ...(outcome?.slots ?? [])],
  };
}

/** The stages by their names. */
export function bindStages(stages: readonly string[]): PhraseBook<string> {
  return bindPhrases(stages.filter((name) => name.trim()).map((name) => [name, name] as const));
}

function readOpening(line: Line) {
  for (let at = 0; at < line.tokens.length; at += 1) {
    const hit = matchPhrase(NEW_DEAL, line.tokens, at);
    if (!hit || !isFree(line, at, hit.end)) continue;
    const from = line.tokens[hit.end]?.text === ':' ? hit.end + 1 : hit.end;
    take(line, [at, from], 'deal');
    return { ...readCalled(line, from) };
  }
  return null;
}

/** "pump renewal for Globex" is called so; "Globex, Eva Novak" says with whom. */
function readCalled(line: Line, from: number): Pick<DealReading, 'name' | 'slots'> {
  let to = from;
  while (to < from + REACH && isWord(line, to) && !WITH.test(line.tokens[to]!.word)) to += 1;
  const isBound = WITH.test(line.tokens[to]?.word ?? '') && !line.taken[to];
  const hasCapitals = line.tokens.some(({ capital }) => capital);
  const isThing = hasCapitals && to > from && !line.tokens[from]!.capital;
  if (to > from && (isBound || isThing)) {
    take(line, [from, to], 'deal');
    return { name: [from, to], slots: isBound ? [to + 1] : [] };
  }
  return { name: null, slots: [isBound ? to + 1 : from] };
}

function isWord(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return token !== undefined && !line.taken[at] && token.kind === 'word';
}

interface StageHit {
  name: string;
  slots: number[];
}

function readStage(line: Line, book: PhraseBook<string>, isAbout: boolean): StageHit | null {
  for (let at = 0; at < line.tokens.length; at += 1) {
    const hit = matchPhrase(book, line.tokens, at);
    if (!hit || !isFree(line, at, hit.end)) continue;
    const place = { at, from: stepBackInto(line, at), end: hit.end };
    const before = findMoveBefore(line, place);
    const after = before ? null : matchPhrase(MOVES, line.tokens, hit.end);
    if (!isTold(line, place, { isMoved: Boolean(before ?? after), isAbout })) continue;
    if (before) take(line, [before.from, Math.min(before.to, place.from)], 'deal');
    take(line, [place.from, after?.end ?? hit.end], 'deal');
    return { name: hit.value, slots: before && before.to < place.from ? [before.to] : [] };
  }
  return null;
}

interface StagePlace {
  /** Where the small words before it begin. */
  from: number;
  at: number;
  end: number;
}

/** A stage alone is a word like any other: something must say that a deal goes there. */
function isTold(
  line: Line,
  { from, at }: StagePlace,
  { isMoved, isAbout }: { isMoved: boolean; isAbout: boolean },
): boolean {
  const isLed = from < at;
  if (line.tokens.slice(from, at).some(({ text }) => /[>→⇒]/.test(text))) return true;
  if (isLed && (isMoved || hasDealNoun(line))) return true;
  return isAbout && (isLed || isMoved || at === 0);
}

function stepBackInto(line: Line, at: number): number {
  let from = at;
  while (from > 0 && !line.taken[from - 1] && isInto(line.tokens[from - 1]!)) from -= 1;
  return from;
}

function isInto({ word, text }: { word: string; text: string }): boolean {
  return INTO.has(word) || /^[->→⇒]$/.test(text);
}

function findMoveBefore(line: Line, { from, at }: StagePlace): { from: number; to: number } | null {
  for (let begin = at - 1; begin >= 0 && begin > from - REACH; begin -= 1) {
    if (SEPARATOR.test(line.tokens[begin]!.text)) return null;
    const hit = matchPhrase(MOVES, line.tokens, begin);
    if (hit && hit.end <= at && isFree(line, begin, hit.end)) return { from: begin, to: hit.end };
  }
  return null;
}

function hasDealNoun(line: Line): boolean {
  return line.tokens.some(({ word }, at) => !line.taken[at] && DEAL_NOUNS.has(word));
}

interface Outcome {
  does: 'win' | 'lose';
  slots: number[];
  rival: readonly [number, number] | null;
}

function readOutcome(line: Line, isAbout: boolean): Outcome | null {
  for (let at = 0; at < line.tokens.length; at += 1) {
    const hit = matchPhrase(OUTCOMES, line.tokens, at);
    if (!hit || !isFree(line, at, hit.end)) continue;
    const object = skipSmall(line, hit.end);
    if (!tellsOfDeal(line, { at, end: hit.end, object, isAbout })) continue;
    take(line, [at, hit.end], 'deal');
    const rival = hit.value === 'lose' ? readRival(line, hit.end) : null;
    return { does: hit.value, slots: [object], rival };
  }
  return null;
}

// "the", "our": before what is won.
function skipSmall(line: Line, from: number): number {
  let at = from;
  while (/^(?:the|our|den|die|das|il|la|lo|l'|le)$/.test(line.tokens[at]?.word ?? '')) at += 1;
  return at;
}

interface OutcomePlace {
  at: number;
  end: number;
  object: number;
  isAbout: boolean;
}

/** "lost Globex" and "Globex verloren", but not "Anna lost her phone". */
function tellsOfDeal(line: Line, { at, end, object, isAbout }: OutcomePlace): boolean {
  const next = line.tokens[object];
  if (isAbout && (at === 0 || isEnd(line, end))) return true;
  const isWhat = next?.kind === 'word' && !line.taken[object];
  if (isWhat && isWon(next, at === 0)) return true;
  const isClosed = isEnd(line, end) || TO_RIVAL.has(line.tokens[end]!.word);
  const before = line.tokens[at - 1];
  if (isClosed && before?.capital && before.kind === 'word') return true;
  return nearNoun(line, at);
}

/** A name or a word for a deal; where the line begins with the verb, a name may be written small. */
function isWon({ word, capital }: Token, opens: boolean): boolean {
  if (DEAL_NOUNS.has(word) || isFirstName(word)) return true;
  if (isCommonNoun(word)) return false;
  return capital || (opens && !isLittleWord(word));
}

function isEnd(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return (
    !token || token.kind === 'break' || SEPARATOR.test(token.text) || line.taken[at] !== undefined
  );
}

function nearNoun(line: Line, at: number): boolean {
  for (const step of [-1, 1]) {
    for (let near = at + step; Math.abs(near - at) <= 6; near += step) {
      const token = line.tokens[near];
      if (!token || token.kind === 'break' || SEPARATOR.test(token.text)) break;
      if (DEAL_NOUNS.has(token.word)) return true;
    }
  }
  return false;
}

/** "to Initech", before the next mark. */
function readRival(line: Line, from: number): readonly [number, number] | null {
  for (let at = from; at < from + REACH && line.tokens[at]; at += 1) {
    if (SEPARATOR.test(line.tokens[at]!.text)) return null;
    if (!TO_RIVAL.has(line.tokens[at]!.word) || !line.tokens[at + 1]?.capital) continue;
    let to = at + 1;
    while (isWord(line, to) && line.tokens[to]!.capital) to += 1;
    if (to === at + 1) return null;
    take(line, [at, to], 'deal');
    return [at + 1, to];
  }
  return null;
}

function takeDealNouns(line: Line): void {
  line.tokens.forEach(({ word }, at) => {
    if (!line.taken[at] && DEAL_NOUNS.has(word)) line.taken[at] = 'deal';
  });
}
