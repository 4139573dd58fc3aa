import { companyBlocks, personBlocks } from '#src/features/people/duplicate/blocks.ts';
import type { Judgement } from '#src/features/people/duplicate/evidence.ts';
import { judgeCompanies } from '#src/features/people/duplicate/judge-company.ts';
import { judgePeople } from '#src/features/people/duplicate/judge-person.ts';
import { FIRST_NAMES, makeLastNames } from '../names.ts';
import { makeRandom, type Random } from '../random.ts';
import { copyCompany, type MadeCompany, makeCompany, makeOthers } from './companies.ts';
import type { DataSet, World } from './labelled.ts';
import { copyPerson, type MadePerson, makePerson } from './people.ts';
import { makeOther } from './relatives.ts';
import { plain } from './spoil.ts';

export interface Figures {
  records: number;
  pairs_that_are_one: number;
  pairs_that_look_alike_and_are_not: number;
  /** Compared after blocking; all with all would be far more. */
  pairs_compared: number;
  found: number;
  precision: number;
  recall: number;
  microseconds_a_pair: number;
  /** What was missed or wrongly found, by what had been done to it. */
  missed: Record<string, number>;
  wrong: Record<string, number>;
}

export interface Wrong {
  one: unknown;
  other: unknown;
  kinds: string[];
  reasons: string;
}

const TRADES =
  'Logistik Software Bau Pharma Textil Foods Energie Beratung Maschinenbau Optik Druck Chemie Metall Holz Reisen Robotik'.split(
    ' ',
  );
const OTHER_TRADES =
  'Trasporti Costruzioni Alimentari Impianti Arredamenti Ceramiche Wein Elektro Hydraulik Medien Verlag Mode Sport Glas Papier Hotel'.split(
    ' ',
  );

/** The rules were made looking at the first part; the second has other names and was only counted. */
export function makeWorld(part: 'tuned' | 'held_out'): { world: World; random: Random } {
  const at = part === 'tuned' ? 0 : 1;
  const random = makeRandom(part === 'tuned' ? 20_261 : 90_907);
  const half = <T>(items: T[]) => items.filter((_, index) => index % 2 === at);
  const lastNames = half(makeLastNames(makeRandom(7)).slice(0, 9000));
  const trades = part === 'tuned' ? TRADES : OTHER_TRADES;
  const taken = new Set<string>();
  return { world: { firstNames: half(FIRST_NAMES), lastNames, trades, taken }, random };
}

export function makePeople(part: 'tuned' | 'held_out', size: number): DataSet<MadePerson> {
  const { world, random } = makeWorld(part);
  const companies = Array.from({ length: Math.ceil(size / 8) }, () => makeCompany(random, world));
  const given = { random, world, companies };
  const data: DataSet<MadePerson> = { records: [], same: [], other: [] };
  for (let made = 0; made < size; made++) {
    const person = makePerson(random, world, companies);
    const at = data.records.push(person) - 1;
    const draw = random.int(100);
    if (draw < 15) {
      const copy = copyPerson(person, given);
      data.same.push({ pair: [at, data.records.push(copy.values) - 1], kinds: copy.kinds });
    } else if (draw < 27) {
      const { kind, first, values } = makeOther(person, given);
      data.records[at] = first;
      data.other.push({ pair: [at, data.records.push(values) - 1], kinds: [kind] });
    }
  }
  return data;
}

export function makeCompanies(part: 'tuned' | 'held_out', size: number): DataSet<MadeCompany> {
  const { world, random } = makeWorld(part);
  const data: DataSet<MadeCompany> = { records: [], same: [], other: [] };
  for (let made = 0; made < size; made++) {
    const company = makeCompany(random, world);
    const at = data.records.push(company) - 1;
    const draw = random.int(100);
    if (draw < 15) {
      const copy = copyCompany(random, company);
      data.same.push({ pair: [at, data.records.push(copy.values) - 1], kinds: copy.kinds });
    } else if (draw < 27) {
      const { kind, first, values } = makeOthers(random, world, company);
      data.records[at] = first;
      data.other.push({ pair: [at, data.records.push(values) - 1], kinds: [kind] });
    }
  }
  return data;
}

export function measurePeople(data: DataSet<MadePerson>) {
  const counts = new Map<string, number>();
  const name = (person: MadePerson) =>
    plain(`${person.first_name ?? ''} ${person.last_name ?? ''}`.trim()).toLowerCase();
  for (const person of data.records) counts.set(name(person), (counts.get(name(person)) ?? 0) + 1);
  const records = data.records.map((person) => ({
    ...person,
    namesakes: counts.get(name(person))!,
  }));
  return measure({ ...data, records }, { blocks: personBlocks, judge: judgePeople });
}

export function measureCompanies(data: DataSet<MadeCompany>) {
  return measure(data, { blocks: companyBlocks, judge: judgeCompanies });
}

const LARGEST_BLOCK = 400;

function measure<T>(
  data: DataSet<T>,
  rules: { blocks: (values: T) => string[]; judge: (one: T, other: T) => Judgement },
): { figures: Figures; misses: Wrong[]; errors: Wrong[] } {
  const pairs = findPairs(data.records.map(rules.blocks));
  const begun = performance.now();
  const judged = pairs.map(([a, b]) => rules.judge(data.records[a]!, data.records[b]!));
  const micros = ((performance.now() - begun) * 1000) / Math.max(pairs.length, 1);
  const key = ([a, b]: [number, number]) => `${a} ${b}`;
  const truth = new Map(data.same.map(({ pair, kinds }) => [key(pair), kinds]));
  const lookalikes = new Map(data.other.map(({ pair, kinds }) => [key(pair), kinds]));
  const found = pairs.filter((_, at) => judged[at]!.isAlike);
  const foundKeys = new Set(found.map(key));
  const explain = (pair: [number, number], kinds: string[]): Wrong => {
    const [one, other] = pair.map((at) => data.records[at]!) as [T, T];
    const { reasons, points } = rules.judge(one, other);
    const told = reasons.map(({ code, points }) => `${code} ${points.toFixed(1)}`).join(', ');
    return { one, other, kinds, reasons: `${points.toFixed(1)}: ${told}` };
  };
  const misses = data.same
    .filter(({ pair }) => !foundKeys.has(key(pair)))
    .map(({ pair, kinds }) => explain(pair, kinds));
  const errors = found
    .filter((pair) => !truth.has(key(pair)))
    .map((pair) => explain(pair, lookalikes.get(key(pair)) ?? ['chance']));
  const right = found.length - errors.length;
  return {
    figures: {
      records: data.records.length,
      pairs_that_are_one: data.same.length,
      pairs_that_look_alike_and_are_not: data.other.length,
      pairs_compared: pairs.length,
      found: found.length,
      precision: round(right / Math.max(found.length, 1)),
      recall: round(right / Math.max(data.same.length, 1)),
      microseconds_a_pair: round(micros),
      missed: countKinds(misses),
      wrong: countKinds(errors),
    },
    misses,
    errors,
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function countKinds(wrongs: Wrong[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kinds } of wrongs) for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}

function findPairs(blocks: string[][]): [number, number][] {
  const members = new Map<string, number[]>();
  for (const [at, names] of blocks.entries()) {
    for (const name of names) members.set(name, [...(members.get(name) ?? []), at]);
  }
  const pairs = new Map<string, [number, number]>();
  for (const block of members.values()) {
    if (block.length > LARGEST_BLOCK) continue;
    for (const pair of pairUp(block)) pairs.set(pair.join(' '), pair);
  }
  return [...pairs.values()];
}

function pairUp(block: number[]): [number, number][] {
  return block.flatMap((a, at) => block.slice(at + 1).map((b): [number, number] => [a, b]));
}
