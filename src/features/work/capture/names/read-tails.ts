import { type Line, take } from '../grammar/line.ts';
import { AND_WORDS, AT_COMPANY, isFirstName, OF_COMPANY } from '../words/name-words.ts';
import {
  addCompany,
  decideName,
  type FoundName,
  MAX_NAMES,
  type Search,
  skipArticle,
  takeName,
} from './found-names.ts';
import { type NameRun, readName } from './read-names.ts';
import { readTitle } from './read-titles.ts';

/** What is said of a person right behind the name: others, the title, the company. */
export function readTail(search: Search, person: number): void {
  const group = [person];
  const { line, found } = search;
  let at = found[person]!.run.to;
  for (let step = 0; step < 6; step += 1) {
    const next = readOther(search, at, group) ?? readAppositive(search, at, group);
    if (next === null) return;
    at = next;
    if (line.tokens[at]?.text === ')') at += 1;
  }
}

// "met Anna Rossi and Bob Marsh", "met Anna Rossi, Bob Marsh and Eve Polk"
function readOther(search: Search, at: number, group: number[]): number | null {
  const { line, found } = search;
  const joint = line.tokens[at];
  if (!joint || line.taken[at] || found.length >= MAX_NAMES) return null;
  const listed = joint.text === ',' && isFirstName(line.tokens[at + 1]?.word ?? '');
  if (!listed && !AND_WORDS.has(joint.word)) return null;
  const { capital } = found[group[0]!]!.run;
  const small = !capital && isFirstName(line.tokens[at + 1]?.word ?? '');
  const run = readName(line, at + 1, { small, company: false });
  if (!run || (listed && run.to === run.from + 1)) return null;
  const decided = decideName(line, run, 'person');
  if (decided.leaning !== 'person') return null;
  takeName(line, run, at);
  group.push(
    found.push({ run, ...decided, sure: found[group[0]!]!.sure, company: null, title: null }) - 1,
  );
  return run.to;
}

/** A title, a company, or both: "(buyer)", ", buyer at Skoda Parts", "at Globex", ", Globex,". */
function readAppositive(search: Search, at: number, group: number[]): number | null {
  const { line, found } = search;
  if (!line.tokens[at] || found[group[0]!]!.company !== null) return null;
  return readTitleOf(search, at, group) ?? readCompanyOf(search, at, group);
}

function readTitleOf({ line, found, introduces }: Search, at: number, group: number[]) {
  const from = isApart(line, at) ? at + 1 : at;
  const title = found[group[0]!]!.title ? null : readTitle(line, from, introduces && from > at);
  if (!title) return null;
  takeLink(line, at, title[0]);
  take(line, title, 'title');
  found[group.at(-1)!]!.title = title;
  settle(found, group);
  return title[1];
}

function readCompanyOf(search: Search, at: number, group: number[]): number | null {
  const { line, found } = search;
  const known = findNamedCompany(search, at);
  const from = isApart(line, at) ? at + 1 : at;
  const { run: last } = found[group.at(-1)!]!;
  const run = known === null ? readCompanyAt(line, from, { last, apart: isAside(line, at) }) : null;
  const company = known ?? addCompany(search, run);
  if (company === null) return null;
  if (run) takeName(line, run, at);
  if (run?.from === from) found[company] = { ...found[company]!, role: 'either' };
  for (const index of group) found[index]!.company = company;
  settle(found, group);
  return found[company]!.run.to;
}

// "(buyer) Globex" and ", Globex," stand apart too.
function isAside(line: Line, at: number): boolean {
  return isApart(line, at) || line.tokens[at - 1]?.text === ')';
}

// "at Globex" that was already found as a company.
function findNamedCompany({ line, found }: Search, at: number): number | null {
  if (line.taken[at] !== 'link') return null;
  const index = found.findIndex(
    ({ leaning, run }) => leaning === 'company' && (run.from === at + 1 || run.from === at + 2),
  );
  return index < 0 ? null : index;
}

// What comes after a mark may be about the one before it.
function isApart(line: Line, at: number): boolean {
  const mark = line.tokens[at]!;
  if (mark.text === '-') return !mark.glued;
  return /^[,(/|–—]$/.test(mark.text);
}

function takeLink(line: Line, from: number, to: number): void {
  for (let at = from; at < to; at += 1) line.taken[at] ??= 'link';
}

// Whoever has a title or a company is a person.
function settle(found: FoundName[], group: number[]): void {
  for (const index of group) {
    const name = found[index]!;
    found[index] = { ...name, role: 'person', sure: true };
  }
}

function readCompanyAt(
  line: Line,
  at: number,
  { apart, last }: { apart: boolean; last: NameRun },
): NameRun | null {
  // "anna rossi di globex": after two words written small, the third is of the company.
  const allSmall = !last.capital && last.to > last.from + 1;
  const word = line.tokens[at]?.word ?? '';
  if (line.taken[at]) return null;
  if (AT_COMPANY.has(word)) {
    const from = skipArticle(line, at + 1);
    return readName(line, from, { small: from === at + 1, company: true });
  }
  if (OF_COMPANY.has(word)) {
    const from = skipArticle(line, at + 1);
    const small = from === at + 1 && (allSmall || /^(?:from|von|chez)$/.test(word));
    return readName(line, from, { small, company: true });
  }
  return apart ? readLoneCompany(line, at) : null;
}

// A clause that is nothing but a name: "Anna Rossi, Globex, wants a quote".
function readLoneCompany(line: Line, at: number): NameRun | null {
  const run = readName(line, at, { small: false, company: true });
  const after = run && line.tokens[run.to];
  const ends = !after || after.kind === 'break' || line.taken[run.to] === 'contact';
  if (!run || !(ends || /^[,;:)./–—-]$/.test(after.text))) return null;
  return isFirstName(line.tokens[run.from]!.word) && run.to > run.from + 1 ? null : run;
}
