import type { JudgedClause } from '../grammar/judge-clauses.ts';
import { type Line, take } from '../grammar/line.ts';
import { skipFillers } from '../grammar/split-clauses.ts';
import {
  AT_COMPANY,
  isFirstName,
  LEGAL_FORMS,
  OF_COMPANY,
  WITH_PERSON,
} from '../words/name-words.ts';
import { isCommonNoun, isLittleWord } from '../words/stop-words.ts';
import {
  addCompany,
  decideName,
  type Expected,
  type FoundName,
  MAX_NAMES,
  type Search,
  skipArticle,
  takeName,
} from './found-names.ts';
import { type NameRun, readName, wordsOf } from './read-names.ts';
import { readTail } from './read-tails.ts';

interface Slot {
  at: number;
  expected: Expected;
  small: boolean;
  sure: boolean;
  /** From here on the words before the name only tie it in. */
  link: number;
  /** It begins its clause. */
  head?: boolean;
}

const MAX_LOOSE = 6;

export interface NamePlaces {
  introduced: { at: number; expected: Expected | null } | null;
  /** Where those must stand whose deal or case it is. */
  places: readonly number[];
}

/**
 * Finds where names must stand: after and before a verb, after "with" and "at", at the head of a
 * note. Runs of capitals elsewhere are added as unsure.
 */
export function readNames(
  line: Line,
  clauses: JudgedClause[],
  { introduced, places }: NamePlaces,
): FoundName[] {
  const introduces =
    introduced !== null ||
    clauses.some((clause) => clause.role === 'log' && clause.verb?.verb.kind === 'meeting');
  const search: Search = { line, found: [], introduces };
  if (introduced) readIntroduced(search, introduced);
  clauses.forEach((clause, index) => {
    const slots = [
      ...headSlots(line, clause, index === 0),
      ...verbSlots(clause),
      ...dealSlots(places, clause),
      ...prepositionSlots(line, clause),
    ];
    for (const slot of slots.sort((a, b) => a.at - b.at)) fillSlot(search, slot, clause);
  });
  readLoose(search, clauses);
  return search.found;
}

function readIntroduced(
  search: Search,
  { at, expected }: { at: number; expected: Expected | null },
) {
  if (expected === 'company') {
    addCompany(search, readWholeName(search.line, at));
    return;
  }
  const { line, found } = search;
  const run = readName(line, at, { small: true, company: false });
  if (run) addName(search, run, { expected: expected ?? 'person', sure: true });
  if (run || !AT_COMPANY.has(line.tokens[at]?.word ?? '')) return;
  // "new contact at Globex: Bob Marsh"
  const company = addCompany(search, readName(line, at + 1, { small: true, company: true }));
  if (company === null) return;
  takeName(line, found[company]!.run, at);
  const person = readName(line, found[company]!.run.to + 1, { small: true, company: false });
  if (!person) return;
  addName(search, person, { expected: 'person', sure: true });
  found[company + 1] = { ...found[company + 1]!, role: 'person', company };
}

// "new company Office Depot": all up to the next mark is the name, common words too.
function readWholeName(line: Line, from: number): NameRun | null {
  let to = from;
  while (
    line.tokens[to] &&
    !line.taken[to] &&
    to < from + 8 &&
    !/^[,;:!?(]$/.test(line.tokens[to]!.text)
  ) {
    if (line.tokens[to]!.kind === 'break') break;
    to += 1;
  }
  if (line.tokens[to - 1]?.text === '.' && to - 1 > from) to -= 1;
  const capital = line.tokens[from]?.capital ?? false;
  return to > from ? { from, to, alternatives: [[from, to]], courtesy: false, capital } : null;
}

function headSlots(line: Line, clause: JudgedClause, first: boolean): Slot[] {
  const at = skipFillers(line, clause.from, clause.to);
  if (at >= clause.to || clause.verbs.some((hit) => hit.from === at)) return [];
  const told = clause.role === 'log' || clause.role === 'plan';
  if (!told && !first) return [];
  const known = isFirstName(line.tokens[at]!.word);
  return [
    {
      at,
      expected: clause.role === 'log' ? 'person' : 'any',
      small: known || (clause.role === 'log' && clause.verb?.verb.form === 'past'),
      sure: told || first,
      link: at,
      head: true,
    },
  ];
}

function verbSlots(clause: JudgedClause): Slot[] {
  return clause.verbs.flatMap((hit) => {
    const { slot, form } = hit.verb;
    if (!slot) return [];
    const told = hit.from === tellingVerb(clause)?.from;
    const sure = told || form === 'past' || form === 'noun';
    return [{ at: hit.next, expected: slot, small: told, sure, link: hit.to }];
  });
}

// "remind me to call Anna": the call tells.
function tellingVerb({ verb, verbs }: JudgedClause) {
  return verb?.verb.announces ? verbs.find((hit) => hit.from > verb.from) : verb;
}

function dealSlots(places: readonly number[], clause: JudgedClause): Slot[] {
  return places
    .filter((at) => at >= clause.from && at < clause.to)
    .map((at) => ({ at, expected: 'place', small: true, sure: true, link: at }));
}

function prepositionSlots(line: Line, clause: JudgedClause): Slot[] {
  const slots: Slot[] = [];
  const told = clause.role !== 'text' && clause.role !== 'offer';
  for (let at = clause.from; at < clause.to; at += 1) {
    const { word } = line.tokens[at]!;
    if (line.taken[at]) continue;
    const glued = word === '@' && line.tokens[at + 1]?.glued === true;
    if (AT_COMPANY.has(word)) {
      slots.push({
        at: at + 1,
        expected: 'company',
        small: glued || /^(?:log|deal)$/.test(clause.role),
        sure: told || glued,
        link: at,
      });
    } else if (WITH_PERSON.has(word)) {
      const small = /^(?:log|deal)$/.test(clause.role) && /^(?:with|mit|con|avec)$/.test(word);
      slots.push({ at: at + 1, expected: 'person', small, sure: told, link: at });
    }
  }
  return slots;
}

// "Rückmeldung bis Freitag": one capital at the head of a promise or of German says little.
function isJustNoun(line: Line, run: NameRun, { role }: JudgedClause): boolean {
  if (run.to > run.from + 1 || run.courtesy || isFirstName(line.tokens[run.from]!.word))
    return false;
  return role === 'plan' || role === 'offer' || (line.language === 'de' && role === 'text');
}

function fillSlot(search: Search, slot: Slot, clause: JudgedClause): void {
  if (slot.at >= clause.to || search.found.length >= MAX_NAMES) return;
  const { small, expected, sure, link } = slot;
  const at = skipArticle(search.line, skipAside(search.line, slot.at));
  const run = readName(search.line, at, {
    small: small && at === slot.at,
    company: expected === 'place' || expected === 'company',
  });
  if (!run || run.to > clause.to || (slot.head && isJustNoun(search.line, run, clause))) return;
  addName(search, run, { expected, sure, link });
}

// "called (again) Anna Rossi"
function skipAside(line: Line, at: number): number {
  const closed = line.tokens[at]?.text === '(' && line.tokens[at + 2]?.text === ')';
  return closed ? at + 3 : at;
}

function addName(
  search: Search,
  run: NameRun,
  { expected, sure, link }: { expected: Expected; sure: boolean; link?: number },
): void {
  const { line, found } = search;
  const decided = decideName(line, run, expected);
  // "at Hannover Messe": cut off where a common word has a capital too.
  const next = line.tokens[run.to];
  const whole = !(next?.capital && !line.taken[run.to] && isCommonNoun(next.word));
  const certain = sure && decided.sure && whole;
  found.push({ run, ...decided, sure: certain, company: null, title: null });
  takeName(line, run, link);
  if (decided.leaning === 'person') readTail(search, found.length - 1);
}

function readLoose(search: Search, clauses: JudgedClause[]): void {
  const { line } = search;
  let left = MAX_LOOSE;
  for (const clause of clauses) {
    for (const run of capitalRuns(line, clause)) {
      if (left === 0) return;
      if (line.taken[run.from]) continue;
      if (!isLikelyName(line, run, clause)) continue;
      const decided = decideName(line, run, 'any');
      const sure = decided.role !== 'either' && /^(?:plan|log|open|deal)$/.test(clause.role);
      addLoose(search, { run, ...decided, sure, company: null, title: null });
      left -= 1;
    }
  }
}

// What stands by a loose name is no surer than the name.
function addLoose(search: Search, name: FoundName): void {
  const { line, found } = search;
  const first = found.push(name) - 1;
  take(line, [name.run.from, name.run.to], 'name');
  if (name.role === 'person') readTail(search, first);
  for (let index = first; index < found.length; index += 1) {
    found[index] = { ...found[index]!, sure: found[index]!.sure && name.sure };
  }
}

function capitalRuns(line: Line, clause: JudgedClause): NameRun[] {
  const runs: NameRun[] = [];
  for (let at = clause.from; at < clause.to; at += 1) {
    const { capital, word } = line.tokens[at]!;
    const known = isFirstName(word) && !isLittleWord(word);
    if (line.taken[at] || !(capital || known)) continue;
    const run = readName(line, at, { small: !capital, company: capital });
    if (!run || run.to > clause.to) continue;
    runs.push(run);
    at = run.to - 1;
  }
  return runs;
}

// "Auftrag von Globex", "Angebot für Globex"
function isOf(line: Line, at: number): boolean {
  const word = line.tokens[at]?.word ?? '';
  return OF_COMPANY.has(word) || /^(?:fur|fuer|an)$/.test(word);
}

/** Capitals that are not just the beginning of a sentence or a German noun. */
function isLikelyName(line: Line, run: NameRun, clause: JudgedClause): boolean {
  const first = line.tokens[run.from]!;
  if (isFirstName(first.word)) return true;
  const words = wordsOf(line, run.from, run.to);
  if (words.every((word) => isLittleWord(word))) return false;
  if (line.language === 'de' && !isOf(line, run.from - 1))
    return words.some((word) => LEGAL_FORMS.has(word)) || first.text === first.text.toUpperCase();
  return run.from > clause.from || words.length > 1;
}
