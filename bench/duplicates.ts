import { parseArgs } from 'node:util';
import {
  type Figures,
  makeCompanies,
  makePeople,
  measureCompanies,
  measurePeople,
  type Wrong,
} from './duplicates/measure-judge.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '12000' },
    companies: { type: 'string', default: '6000' },
    /** Shows some of what the rules got wrong in the part they were made on. */
    wrong: { type: 'boolean', default: false },
  },
});
const GOAL = { precision: 0.98, recall: 0.95 };

const report: Record<string, Record<string, Figures>> = { tuned: {}, held_out: {} };
for (const part of ['tuned', 'held_out'] as const) {
  const people = measurePeople(makePeople(part, Number(given.people)));
  const companies = measureCompanies(makeCompanies(part, Number(given.companies)));
  report[part] = { people: people.figures, companies: companies.figures };
  if (given.wrong && part === 'tuned') {
    for (const found of [people, companies]) {
      show('missed', found.misses);
      show('wrong', found.errors);
    }
  }
}

function show(name: string, wrongs: Wrong[]): void {
  for (const { one, other, kinds, reasons } of wrongs.slice(0, 25)) {
    console.error(`${name} [${kinds.join(' ')}] ${reasons}`);
    console.error(`  ${JSON.stringify(one)}\n  ${JSON.stringify(other)}`);
  }
}

if (given.json) console.log(JSON.stringify({ goal: GOAL, ...report }, null, 2));
else {
  for (const [part, kinds] of Object.entries(report)) {
    for (const [kind, { precision, recall, records }] of Object.entries(kinds)) {
      console.log(`${part} ${kind} (${records}): precision ${precision}, recall ${recall}`);
    }
  }
}
const heldOut = Object.values(report.held_out!);
const isReached = heldOut.every(
  ({ precision, recall }) => precision >= GOAL.precision && recall >= GOAL.recall,
);
if (!isReached) process.exitCode = 1;
