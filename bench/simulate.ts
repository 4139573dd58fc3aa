import { parseArgs } from 'node:util';
import { sayStates } from './simulate/events/say-states.ts';
import { measured } from './simulate/measured.ts';
import { scoreOutcomes } from './simulate/outcomes/score-outcomes.ts';
import { playOrganisation } from './simulate/play/play-organisation.ts';
import { tellDeeds } from './simulate/play/tell.ts';
import { tryProduct } from './simulate/real/try-product.ts';
import { type Goal, judgeHeldOut, judgeTried } from './simulate/scoring/goals.ts';
import { judgeOrganisation } from './simulate/scoring/judge-organisation.ts';
import { printOutcomes, printScore } from './simulate/scoring/print-score.ts';
import { type Score, scoreAll } from './simulate/scoring/score.ts';
import { dayNumber } from './simulate/world/calendar.ts';
import { makeOrganisation } from './simulate/world/make-organisation.ts';
import { FAMILIES, type Family } from './simulate/world/organisation.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    families: { type: 'string', default: FAMILIES.join(',') },
    fast: { type: 'boolean', default: false },
    people: { type: 'string', default: '8' },
    events: { type: 'string' },
    on: { type: 'string' },
  },
});

/** `3`, `1,4` or `9001-9005`. */
function readSeeds(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number) as [number, number?];
    if (!Number.isInteger(first) || !Number.isInteger(last)) {
      throw new Error(`"${part}" is no seed. Give a whole number, or two with a dash.`);
    }
    return Array.from({ length: last! - first + 1 }, (_, at) => first + at);
  });
}

function readFamilies(text: string): Family[] {
  return text.split(',').map((name) => {
    const family = FAMILIES.find((one) => one === name);
    if (!family) throw new Error(`There is no family "${name}". Choose of ${FAMILIES.join(', ')}.`);
    return family;
  });
}

/** One line of JSON a person; what could not be read goes where errors go. */
function sayStatesOf(path: string): void {
  const { people, broken } = sayStates(path, given.on ? dayNumber(given.on) : undefined);
  for (const { line, why } of broken) console.error(`line ${line}: ${why}`);
  if (given.json) console.log(JSON.stringify({ people, broken }, null, 2));
  else for (const person of people) console.log(JSON.stringify(person));
}

async function simulate(): Promise<void> {
  const seeds = readSeeds(given.seed);
  const families = readFamilies(given.families);
  const judged = families.flatMap((family) =>
    seeds.map((seed) => {
      const organisation = makeOrganisation(family, seed);
      process.stderr.write(
        `family ${family}, seed ${seed}: ${organisation.members.length} people\n`,
      );
      return judgeOrganisation(organisation, tellDeeds(playOrganisation(organisation)), measured);
    }),
  );
  const scores: Record<string, Score> = Object.fromEntries([
    ...families.map((name) => [name, scoreAll(judged.filter(({ family }) => family === name))]),
    ['all', scoreAll(judged)] as const,
  ]);
  const outcomes = scoreOutcomes(seeds);
  const tried = given.fast ? null : await tryProduct(families[0]!, seeds[0]!, Number(given.people));
  // C is looked at by nobody who works on the measures; without it, what there is
  const heldOut = scores.C ?? scores.all!;
  const goals: Goal[] = [
    ...judgeHeldOut(heldOut, scores.all!, outcomes),
    ...(tried ? judgeTried(tried) : []),
  ];
  if (given.json)
    console.log(JSON.stringify({ seeds, families, scores, outcomes, tried, goals }, null, 2));
  else {
    for (const [name, score] of Object.entries(scores)) printScore(name, score);
    printOutcomes(outcomes);
    if (tried) console.log('\nThrough the product', tried);
    console.table(goals);
  }
  if (goals.some(({ met }) => !met)) process.exitCode = 1;
}

try {
  if (given.events) sayStatesOf(given.events);
  else await simulate();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
