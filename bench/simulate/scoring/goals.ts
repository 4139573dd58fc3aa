import type { OutcomeScore } from '../outcomes/score-outcomes.ts';
import type { Tried } from '../real/try-product.ts';
import type { Kind } from '../world/causes.ts';
import type { Score } from './score.ts';

export interface Goal {
  goal: string;
  wanted: string;
  seen: string;
  met: boolean;
}

/** What was reached on the family that nobody looks at, beside what was reached on all. */
export interface HeldOutGoal extends Goal {
  on_all: string;
}

/** The goals are for families that were not seen: `score` is of those, `all` of every family in the run. */
export function judgeHeldOut(
  score: Score,
  all: Score,
  outcomes: readonly OutcomeScore[],
): HeldOutGoal[] {
  const onAll = judgeGoals(all, outcomes);
  return judgeGoals(score, outcomes).map((goal, at) => ({ ...goal, on_all: onAll[at]!.seen }));
}

/** What was set as goal before anything was seen, beside what was reached. */
function judgeGoals(score: Score, outcomes: readonly OutcomeScore[]): Goal[] {
  const rear = outcomes.find(({ of }) => of === 'all')!;
  const { adopter, complier, padder, unused_leader, drops } = score;
  const odd = score.accusations.find(({ slice }) => slice === 'all odd')!;
  const { measured } = drops;
  return [
    least('adopter: precision', 0.95, adopter.precision.rate),
    least('adopter: recall of those judged', 0.9, adopter.recall.rate),
    least('adopter: AUC', 0.97, adopter.auc),
    least('complier: precision', 0.95, complier.precision.rate),
    least('complier: recall', 0.85, complier.recall.rate),
    least('quota: precision', 0.95, padder.precision.rate),
    least('quota: recall', 0.9, padder.recall.rate),
    least('leader who does not use it: precision', 0.95, unused_leader.precision.rate),
    least('leader who does not use it: recall', 0.9, unused_leader.recall.rate),
    most('odd but legitimate, accused', 0.02, odd.accused.rate),
    most('abstains', 0.15, score.abstained.rate),
    most('team adoption rate, points off on average', 3, Math.abs(score.teams.bias_points)),
    least('drop-off found within 4 weeks', 0.8, measured.found_in_time.rate),
    most('drop-off, false alarms a person and year', 0.25, measured.false_alarms_a_year),
    least('rear view: intervals that hold the truth, at least', 0.93, rear.covered.rate),
    most('rear view: intervals that hold the truth, at most', 0.97, rear.covered.rate),
    most('rear view: "improved" where nothing was done', 0.05, rear.falsely_improved.rate),
    ...(['adopter', 'complier', 'padder'] as const).map((kind) => beat(score, kind)),
  ];
}

/** What was played through the product says the same of people as what was told of it. */
export function judgeTried({ told_as_played, api_as_ledger }: Tried): Goal[] {
  return [
    least('people of whom the product keeps what was told', 1, told_as_played.rate),
    least('people of whom its API says what its ledger gives', 1, api_as_ledger.rate),
  ];
}

function least(goal: string, wanted: number, seen: number | null): Goal {
  return { goal, wanted: `≥ ${wanted}`, seen: show(seen), met: seen !== null && seen >= wanted };
}

function most(goal: string, wanted: number, seen: number | null): Goal {
  return { goal, wanted: `≤ ${wanted}`, seen: show(seen), met: seen !== null && seen <= wanted };
}

function show(value: number | null): string {
  return value === null ? 'none' : value.toFixed(3);
}

/** By F1, against the usual figure that does best with the limit that suits it best. */
function beat(score: Score, kind: 'adopter' | 'complier' | ('padder' & Kind)): Goal {
  const others = score.baselines.filter(({ of }) => of === kind);
  const best = others.reduce((top, one) => (one.f1 > top.f1 ? one : top));
  return {
    goal: `${kind}: F1 above the best usual figure`,
    wanted: `> ${best.f1.toFixed(3)} of ${best.baseline}`,
    seen: score[kind].f1.toFixed(3),
    met: score[kind].f1 > best.f1,
  };
}
