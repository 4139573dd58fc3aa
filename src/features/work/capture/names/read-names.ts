import type { Line } from '../grammar/line.ts';
import {
  AT_COMPANY,
  COMPANY_ENDS,
  COURTESIES,
  isFirstName,
  LEGAL_FORMS,
  OF_COMPANY,
  PARTICLES,
  TITLE_WORDS,
  WITH_PERSON,
} from '../words/name-words.ts';
import { isCommonNoun, isLittleWord } from '../words/stop-words.ts';
import { VERBS } from '../words/verb-words.ts';

/** Tokens that may be a name, from `from` up to `to`. */
export interface NameRun {
  from: number;
  to: number;
  /** Further ends and beginnings worth looking up, longest first, this one among them. */
  alternatives: [from: number, to: number][];
  /** "Mr", "Frau", "Sig." was before it. */
  courtesy: boolean;
  capital: boolean;
}

export interface NameOptions {
  /** Take words written small too: the place in the sentence asks for a name. */
  small: boolean;
  /** A company: may hold figures, and more words. */
  company: boolean;
}

const MAX_SMALL_TOKENS = 7;
const MAX_WORDS = { person: 4, company: 6, small: 3 } as const;

/** The name that begins at a token, if one can. */
export function readName(line: Line, at: number, options: NameOptions): NameRun | null {
  const start = skipCourtesies(line, at);
  const courtesy = start > at;
  const to = readCapitals(line, start, options.company);
  if (to > start) return finishCapitals(line, { from: start, to, courtesy }, options);
  return options.small ? readSmall(line, start, courtesy) : null;
}

function skipCourtesies(line: Line, at: number): number {
  let start = at;
  while (line.tokens[start] && !line.taken[start] && isCourtesy(line, start)) {
    start += line.tokens[start + 1]?.text === '.' ? 2 : 1;
  }
  return line.tokens[start]?.kind === 'word' ? start : at;
}

// "Fr. Meier" and "M. Durand"; "Fr" and "m" without a dot are other words.
function isCourtesy(line: Line, at: number): boolean {
  const { word } = line.tokens[at]!;
  const dotted = line.tokens[at + 1]?.text === '.';
  return (COURTESIES.has(word) && (word !== 'm' || dotted)) || (word === 'fr' && dotted);
}

/** The token after a run of capitalised words, with what may stand between them. */
function readCapitals(line: Line, from: number, company: boolean): number {
  const limit = company ? MAX_WORDS.company : MAX_WORDS.person;
  let end = from;
  let words = 0;
  for (let at = from; words < limit; ) {
    // "S.p.A." has small letters in it.
    if (words > 0 && line.tokens[at]?.text.length === 1 && endOfLegalForm(line, at) > at) break;
    const step = stepOf(line, at, { end, from, company });
    if (step === 0) break;
    at += step;
    if (isNameWord(line, at - 1, company)) {
      words += 1;
      end = at;
    }
  }
  if (words === 0) return end;
  return company ? endOfOwner(line, endOfLegalForm(line, end)) : endOfLegalForm(line, end);
}

// "lunch at Luigi's" against "at Globex's office".
function endOfOwner(line: Line, at: number): number {
  const owner = line.tokens[at]?.word === "'s" && line.tokens[at + 1]?.kind !== 'word';
  return owner && !line.taken[at] ? at + 1 : at;
}

/** Behind "GmbH", "srl", "S.p.A.", where one follows. */
function endOfLegalForm(line: Line, at: number): number {
  const next = line.tokens[at];
  if (next?.kind !== 'word' || line.taken[at]) return at;
  if (next.text.length > 2 && COMPANY_ENDS.has(next.word)) return at + 1;
  let letters = '';
  let end = at;
  while (
    line.tokens[end]?.text.length === 1 &&
    line.tokens[end + 1]?.text === '.' &&
    letters.length < 4
  ) {
    letters += line.tokens[end]!.word;
    end += 2;
  }
  if (line.tokens[end]?.text.length === 1 && letters) letters += line.tokens[end++]!.word;
  return COMPANY_ENDS.has(letters) ? end : at;
}

/** How many tokens from here belong to the run: 0 ends it. */
function stepOf(
  line: Line,
  at: number,
  { end, from, company }: { end: number; from: number; company: boolean },
): number {
  if (isNameWord(line, at, company)) return at === from ? openingStep(line, at) : 1;
  const inside = at > from && at <= end + 1 && line.tokens[at] && !line.taken[at];
  const next = isNameWord(line, at + 1, company);
  const seat = company && next && ((at === from + 1 && isSeat(line, at)) || isOfPlace(line, at));
  return inside && (seat || isWithinName(line, at, next)) ? 1 : 0;
}

// "Bank of America", "University of Bologna"
function isSeat(line: Line, at: number): boolean {
  const kind = line.tokens[at - 1]!.word;
  return line.tokens[at]!.word === 'of' && /^(?:bank|universit|institut|chamber|city)/.test(kind);
}

// "Brasserie du Pont Levant", "Banco di Napoli"
function isOfPlace(line: Line, at: number): boolean {
  return /^(?:d[iu]|del|dell[aeo]|dei|des)$/.test(line.tokens[at]!.word);
}

// Between two words of a name: "&", the dot of an initial, "van der".
function isWithinName(line: Line, at: number, next: boolean): boolean {
  const token = line.tokens[at]!;
  if (token.text === '.') return token.glued && isInitial(line, at - 1, next);
  if (token.word === 'de') return isParticleAfter(line, at + 1);
  if (!next || token.word === 'e') return false;
  if (token.text === '&') return !isFirstName(line.tokens[at + 1]!.word);
  return PARTICLES.has(token.word);
}

// A small word with a capital opens a name only before another ("Will Smith", "De Luca").
function openingStep(line: Line, at: number): number {
  const { word } = line.tokens[at]!;
  if (TITLE_WORDS.has(word) || opensSentence(line, at)) return 0;
  if (at > 0 && isFirstName(word)) return 1;
  if (!isLittleWord(word) && !VERBS.has(word)) return 1;
  const next = line.tokens[at + 1];
  return next?.kind === 'word' && next.capital && !isCommonNoun(next.word) ? 1 : 0;
}

// "Mit Sabine Müller telefoniert": the capital is the sentence's, the name comes after it.
function opensSentence(line: Line, at: number): boolean {
  const { word } = line.tokens[at]!;
  const before = line.tokens[at - 1];
  const opens = !before || before.kind === 'break' || /^[.!?]$/.test(before.text);
  return opens && word.length > 2 && (WITH_PERSON.has(word) || AT_COMPANY.has(word));
}

// "de la Cruz", "de los Santos"
function isParticleAfter(line: Line, at: number): boolean {
  const after = line.tokens[at + 1];
  return /^(?:la|los|las)$/.test(line.tokens[at]?.word ?? '') && after?.capital === true;
}

// "J. Smith", "S.p.A., "Inc."
function isInitial(line: Line, at: number, next: boolean): boolean {
  const { text, word } = line.tokens[at]!;
  if (text.length === 1)
    return next || (line.tokens[at + 1]?.text === '.' && line.tokens[at - 1]?.text === '.');
  return LEGAL_FORMS.has(word) || (next && text.length <= 4 && line.tokens[at + 2]?.glued === true);
}

function isNameWord(line: Line, at: number, company: boolean): boolean {
  const token = line.tokens[at];
  if (!token || line.taken[at]) return false;
  if (token.kind === 'word') return token.capital && !isCommonNoun(token.word);
  if (token.kind !== 'number' || !/^\d{1,4}$/.test(token.text)) return false;
  const next = line.tokens[at + 1];
  const before = line.tokens[at - 1];
  // "3M", "1&1", "O2", "Studio 54"
  if (next?.glued && (next.capital || next.text === '&')) return true;
  if (!company) return false;
  return token.glued ? before?.kind === 'word' || before?.text === '&' : before?.capital === true;
}

function finishCapitals(
  line: Line,
  { from, to, courtesy }: { from: number; to: number; courtesy: boolean },
  { small, company }: NameOptions,
): NameRun {
  const ends = new Set<number>();
  const longer = longerEnds(line, from, to, { small, company });
  for (const end of longer) ends.add(end);
  ends.add(to);
  for (let end = to - 1; end > from; end -= 1) {
    const isEnd = company
      ? isOfPlace(line, end)
      : isNameWord(line, end - 1, company) && !isLink(line, end - 1);
    if (isEnd) ends.add(end);
  }
  const alternatives = [...ends].sort((a, b) => b - a).map((end): [number, number] => [from, end]);
  return { from, to, alternatives, courtesy, capital: true };
}

function isLink(line: Line, at: number): boolean {
  const { word } = line.tokens[at]!;
  return PARTICLES.has(word) || OF_COMPANY.has(word) || word.endsWith("'");
}

/** Ends behind the run that a record may have: "Anna di Marco", "Bank of America", "Anna rossi". */
function longerEnds(
  line: Line,
  from: number,
  to: number,
  { small, company }: NameOptions,
): number[] {
  const next = line.tokens[to];
  if (next?.kind !== 'word' || line.taken[to]) return [];
  const link = company
    ? /^(?:of|and|und|e|et)$/.test(next.word)
    : OF_COMPANY.has(next.word) && !/^(?:of|from)$/.test(next.word);
  if (link && isNameWord(line, to + 1, company)) return [readCapitals(line, to + 1, company)];
  const oneWord = to === from + 1;
  return small && oneWord && isPlainWord(line, to) ? [to + 1] : [];
}

function isPlainWord(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (token?.kind !== 'word' || line.taken[at] || token.word === "'s") return false;
  const sets = [isLittleWord(token.word), isCommonNoun(token.word), TITLE_WORDS.has(token.word)];
  return !sets.includes(true) && !VERBS.has(token.word);
}

/** "called anna rossi at globex": up to three words, until one that cannot be of a name. */
function readSmall(line: Line, from: number, courtesy: boolean): NameRun | null {
  const ends: number[] = [];
  for (let at = from; ends.length < MAX_WORDS.small && at < from + MAX_SMALL_TOKENS; at += 1) {
    const tie = isTie(line, from, at);
    if (!tie && !isPlainWord(line, at)) break;
    if (!tie) ends.push(at + 1);
  }
  if (ends.length === 0) return null;
  const alternatives = ends.map((end): [number, number] => [from, end]).reverse();
  return { from, to: ends[1] ?? ends[0]!, alternatives, courtesy, capital: false };
}

// "van der" and "l'" within a name: no word of their own, and never the last.
function isTie(line: Line, from: number, at: number): boolean {
  const word = line.tokens[at]?.word ?? '';
  if (line.taken[at]) return false;
  if (word.endsWith("'") && word.length > 1) return isPlainWord(line, at + 1);
  const particle = PARTICLES.has(word) || (at === from + 1 && /^(?:di|de|von)$/.test(word));
  return at > from && particle && (isPlainWord(line, at + 1) || isTie(line, from, at + 1));
}

/** The run's words that are words, folded. */
export function wordsOf(line: Line, from: number, to: number): string[] {
  return line.tokens
    .slice(from, to)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.word);
}
