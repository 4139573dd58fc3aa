import { splitWords } from '#src/features/people/duplicate/compare-names.ts';
import { bareCompanyName } from '#src/features/people/duplicate/judge-company.ts';
import { isOneApart, isTwoApart } from '#src/features/people/duplicate/slips.ts';

/**
 * Whether words of a line may be this record's own name: each is near to a word of it. Search finds
 * people by their company too, and nobody means all of its people by a word like its name.
 */
export function fitsTitle(
  words: string,
  { type, title }: { type: string; title: string },
): boolean {
  const given = type === 'company' ? bareCompanyName(words) : splitWords(words);
  const known = splitWords(title);
  return given.every((word) => known.some((other) => isNear(word, other)));
}

function isNear(word: string, other: string): boolean {
  if (word === other || (word.length > 1 && other.startsWith(word))) return true;
  if (word.length > 3 && word.startsWith(other) && other.length > 3) return true;
  if (Math.min(word.length, other.length) < 4) return false;
  return isOneApart(word, other) || isTwoApart(word, other) || endsByEar(word, other);
}

const SHARED_BEGINNING = 6;
const LONGEST_END = 3;

/** "Cartwrite" for "Cartwright": a long word whose end alone was written as it sounds. */
function endsByEar(word: string, other: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at++;
  const longest = Math.max(word.length, other.length);
  return at >= SHARED_BEGINNING && longest - at <= LONGEST_END;
}
