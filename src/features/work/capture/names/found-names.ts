import { type Line, take } from '../grammar/line.ts';
import { isFirstName, LEGAL_FORMS } from '../words/name-words.ts';
import { type NameRun, wordsOf } from './read-names.ts';

/** What stands at a place where a name may be, and who it is most likely. */
export interface FoundName {
  run: NameRun;
  role: 'person' | 'company' | 'either';
  leaning: 'person' | 'company';
  sure: boolean;
  /** Index of the company in the list of found names. */
  company: number | null;
  /** Tokens of the job title. */
  title: [from: number, to: number] | null;
}

/** `any`: nothing but its own words tells. */
export type Expected = 'person' | 'place' | 'company' | 'any';

/** The names found so far, and how to look for more. */
export interface Search {
  line: Line;
  found: FoundName[];
  /** A new acquaintance: any words before "at Globex" are a job title. */
  introduces: boolean;
}

export const MAX_NAMES = 20;

/** Who a run most likely is, from its words and its place. */
export function decideName(
  line: Line,
  run: NameRun,
  expected: Expected,
): Pick<FoundName, 'role' | 'leaning' | 'sure'> {
  const words = wordsOf(line, run.from, run.to);
  if (!run.courtesy && isCompanyName(words)) return COMPANY;
  const known = isFirstName(words[0]!);
  if (run.courtesy || (known && words.length > 1)) return PERSON;
  if (known) return { ...PERSON, role: 'either' };
  if (expected === 'company') return COMPANY;
  return decideUnknown(line, run, expected);
}

const COMPANY = { role: 'company', leaning: 'company', sure: true } as const;
const PERSON = { role: 'person', leaning: 'person', sure: true } as const;

function isCompanyName(words: string[]): boolean {
  const legal = words.length > 1 && words.some((word) => LEGAL_FORMS.has(word));
  return legal || /\w&\w/.test(words[0]!);
}

function decideUnknown(line: Line, run: NameRun, expected: Expected) {
  const first = line.tokens[run.from]!;
  const alone = run.to === run.from + 1;
  const shouted = first.kind === 'number' || (alone && /^[\p{Lu}\d]{2,}$/u.test(first.text));
  const company = shouted || expected === 'place' || (expected === 'any' && alone);
  const sure = run.capital && (expected === 'place' || (!alone && !shouted));
  return { role: 'either', leaning: company ? 'company' : 'person', sure } as const;
}

/** Adds a company that stands where only a company can. */
export function addCompany(search: Search, run: NameRun | null): number | null {
  if (!run) return null;
  takeName(search.line, run);
  const company = { role: 'company', leaning: 'company', company: null, title: null } as const;
  return search.found.push({ run, ...company, sure: true }) - 1;
}

/** The run is a name; the words from `link` on only tie it to what is before it ("at", "Mr"). */
export function takeName(line: Line, run: NameRun, link = run.from): void {
  for (let at = link; at < run.from; at += 1) line.taken[at] ??= 'link';
  take(line, [run.from, run.to], 'name');
}

// "bei der Globex GmbH", "chez l'Oréal"; a small word after an article is no name.
export function skipArticle(line: Line, at: number): number {
  const { word = '', capital = false } = line.tokens[at] ?? {};
  if (word === 'fa' && line.tokens[at + 1]?.text === '.') return at + 2;
  if (/^(?:firma|company|ditta|azienda|societa|societe)$/.test(word)) return at + 1;
  const article = !capital && /^(?:the|der|die|das|dem|den|il|lo|la|le|les)$/.test(word);
  return article ? skipArticle(line, at + 1) : at;
}
