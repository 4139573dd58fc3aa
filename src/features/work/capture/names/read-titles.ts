import type { Line } from '../grammar/line.ts';
import { AT_COMPANY, OF_COMPANY, TITLE_WORDS } from '../words/name-words.ts';
import { isCommonNoun, isLittleWord } from '../words/stop-words.ts';
import { VERBS } from '../words/verb-words.ts';

const MAX_TITLE_WORDS = 6;
const LINKS = /^(?:and|und|e|et|for|für|per|pour|in|dei|degli|delle|agli|alle|aux|la|le)$/;

/**
 * A job title that begins at a token: few words up to a mark or to the company, one of them known
 * to be of titles. `any`: before "at Globex" unknown words are a title too.
 */
export function readTitle(line: Line, at: number, any: boolean): [from: number, to: number] | null {
  const from = isArticle(line, at) ? at + 1 : at;
  const { to, known, split } = readTitleWords(line, from);
  if (
    to === from ||
    OF_COMPANY.has(line.tokens[from]!.word) ||
    to > from + MAX_TITLE_WORDS ||
    !isPlain(line, from, to)
  )
    return null;
  const atCompany =
    AT_COMPANY.has(line.tokens[to]?.word ?? '') && !line.taken[to] && !line.taken[to + 1];
  if (atCompany) return known || any ? [from, to] : null;
  if (split) return [from, split];
  return known && isEnd(line, to) ? [from, to] : null;
}

/** `split`: where "of Globex" begins behind a known title. */
function readTitleWords(line: Line, from: number): { to: number; known: boolean; split: number } {
  let to = from;
  let known = false;
  let split = 0;
  while (to <= from + MAX_TITLE_WORDS && isTitlePart(line, to)) {
    known ||= TITLE_WORDS.has(line.tokens[to]!.word);
    if (!split && known && isOfCompany(line, to)) split = to;
    to += 1;
  }
  return { to, known, split };
}

function isArticle(line: Line, at: number): boolean {
  return /^(?:a|an|the|der|die|il|la|le|l'|un|une|una|ein|eine|their|our)$/.test(
    line.tokens[at]?.word ?? '',
  );
}

function isTitlePart(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || line.taken[at]) return false;
  if (token.text === '&' || token.text === '/' || (token.text === '-' && token.glued)) return true;
  return token.kind === 'word' && !AT_COMPANY.has(token.word);
}

// "CEO of Globex" against "Head of Sales"
function isOfCompany(line: Line, at: number): boolean {
  const next = line.tokens[at + 1];
  if (!OF_COMPANY.has(line.tokens[at]!.word) || next?.kind !== 'word') return false;
  return next.capital && !TITLE_WORDS.has(next.word) && !isCommonNoun(next.word);
}

function isPlain(line: Line, from: number, to: number): boolean {
  const words = line.tokens.slice(from, to).map((token) => token.word);
  return words.every((word) => {
    if (TITLE_WORDS.has(word) || LINKS.test(word) || OF_COMPANY.has(word)) return true;
    return !isLittleWord(word) && !VERBS.has(word);
  });
}

function isEnd(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return (
    !token ||
    token.kind === 'break' ||
    /^[,;:.)!?(–—-]$/.test(token.text) ||
    line.taken[at] === 'contact'
  );
}
