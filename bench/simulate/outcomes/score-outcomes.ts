import { judgeOutcome } from '#src/features/adoption/rear-view/statistics/judge-outcome.ts';
import { judgeTeams } from '#src/features/adoption/rear-view/statistics/judge-teams.ts';
import { Chance } from '../chance.ts';
import { type Proportion, proportion } from '../scoring/proportion.ts';
import { makeSeries, makeTeams, SHAPES } from './make-series.ts';

export interface OutcomeScore {
  of: string;
  /** Of those of which something was said: the true effect lies within. */
  covered: Proportion;
  /** Of those in which nothing was done: "improved". */
  falsely_improved: Proportion;
  /** Of those that got better by it: said so. */
  found: Proportion;
  said_nothing: Proportion;
}

interface Answer {
  verdict: string;
  low: number | null;
  high: number | null;
  effect: number;
  direction: 'up' | 'down';
}

const EACH = 400;

/** Outcomes whose true change is known, judged then and now: one by one, and by teams. */
export function scoreOutcomes(seeds: readonly number[]): OutcomeScore[] {
  const each = Math.max(1, Math.ceil(EACH / seeds.length));
  const draw = (name: string, ask: (chance: Chance) => Answer): Answer[] =>
    seeds.flatMap((seed) => {
      const chance = new Chance(`outcomes ${name} ${seed}`);
      return Array.from({ length: each }, (_, nr) => ask(chance.fork(nr)));
    });
  const single = SHAPES.map((shape) => {
    const answers = draw(shape, (chance) => {
      const { before, after, direction, effect } = makeSeries(chance, shape);
      return { ...judgeOutcome({ before, after, direction }), effect, direction };
    });
    return { shape, answers };
  });
  const teams = draw('teams', (chance) => {
    const { teams: series, direction, effect } = makeTeams(chance);
    return { ...judgeTeams(series, direction), effect, direction };
  });
  return [
    ...single.map(({ shape, answers }) => score(shape, answers)),
    score('teams', teams),
    score('all', [...single.flatMap(({ answers }) => answers), ...teams]),
  ];
}

function score(of: string, answers: readonly Answer[]): OutcomeScore {
  const told = answers.filter(
    (one): one is Answer & { low: number; high: number } => one.low !== null && one.high !== null,
  );
  const none = answers.filter(({ effect }) => effect === 0);
  const better = answers.filter(({ effect, direction }) =>
    direction === 'up' ? effect > 0 : effect < 0,
  );
  const improved = (among: readonly Answer[]) =>
    proportion(among.filter(({ verdict }) => verdict === 'improved').length, among.length);
  return {
    of,
    covered: proportion(
      told.filter(({ low, high, effect }) => low <= effect && effect <= high).length,
      told.length,
    ),
    falsely_improved: improved(none),
    found: improved(better),
    said_nothing: proportion(answers.length - told.length, answers.length),
  };
}
