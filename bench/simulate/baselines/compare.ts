import { type Accuracy, accuracy, type Proportion, proportion } from '../scoring/proportion.ts';
import { areaUnderCurve, bestLimit, type Ranked } from '../scoring/ranking.ts';
import type { Kind } from '../world/causes.ts';
import { HABITS, type Habit } from './habits.ts';

/** Somebody, with the truth and what the usual figures say. */
export interface Observed {
  kind: Kind;
  odd: boolean;
  habit: Habit;
}

export interface Compared extends Accuracy {
  baseline: keyof Habit;
  of: Kind;
  auc: number | null;
  /** The limit that suits it best on these very people, and from which side. */
  limit: number;
  side: 'at least' | 'at most';
  /** Of compliers who are called adopted, and of odd adopters who are not. */
  compliers_called_adopted?: Proportion;
  odd_adopters_missed?: Proportion;
}

const ASKED: readonly Kind[] = ['adopter', 'complier', 'padder'];

/** Every usual figure at its best, for each question. */
export function compareBaselines(people: readonly Observed[]): Compared[] {
  return ASKED.flatMap((of) => HABITS.map((baseline) => compare(people, of, baseline)));
}

function compare(people: readonly Observed[], of: Kind, baseline: keyof Habit): Compared {
  const up: Ranked[] = people.map(({ kind, habit }) => ({
    is: kind === of,
    score: habit[baseline],
  }));
  const down = up.map(({ is, score }) => ({ is, score: -score }));
  const upwards = bestLimit(up);
  const downwards = bestLimit(down);
  const isUp = upwards.f1 >= downwards.f1;
  const best = isUp ? upwards : downwards;
  const saidOf = (score: number) => (isUp ? score : -score) >= best.limit;
  const said = people.map(({ habit }) => saidOf(habit[baseline]));
  const auc = areaUnderCurve(up);
  const compared: Compared = {
    ...{ baseline, of },
    auc: auc === null ? null : Math.max(auc, 1 - auc),
    ...accuracy(up.map(({ is }, at) => ({ is, said: said[at]! }))),
    ...{ limit: isUp ? best.limit : -best.limit, side: isUp ? 'at least' : 'at most' },
  };
  if (of !== 'adopter') return compared;
  return {
    ...compared,
    compliers_called_adopted: shareOf(people, said, ({ kind }) => kind === 'complier'),
    odd_adopters_missed: shareOf(
      people,
      said.map((one) => !one),
      ({ kind, odd }) => kind === 'adopter' && odd,
    ),
  };
}

function shareOf(
  people: readonly Observed[],
  said: readonly boolean[],
  isMeant: (one: Observed) => boolean,
): Proportion {
  const meant = people.flatMap((one, at) => (isMeant(one) ? [said[at]!] : []));
  return proportion(meant.filter(Boolean).length, meant.length);
}
