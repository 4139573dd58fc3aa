import { addCounts, type Counts, STEPS } from './pulse.ts';

/** Figures move in whole steps, rounded down, and never reach the ends: “all said no” tells of each. */
const STEP = { score: 5, share: 10, answers: 5 } as const;

export interface Told {
  /** Rounded down to a step: “20 or more”. */
  answers: number;
  /** UMUX-Lite, 0 to 100. */
  ease: number;
  useful: number;
  /** Of a hundred, how many would keep it if it were voluntary. */
  keep: number;
}

/**
 * UMUX-Lite: two items on seven steps, each less one, together on 0 to 100
 * (Lewis, Utesch & Maher, 2013). The paper's regression 0.65 × + 22.9, which foretells another
 * questionnaire's score, is left out: it would end at 87.9.
 */
export function easeScore(useful: number, easy: number): number {
  return ((useful + easy - 2) * 100) / (2 * (STEPS - 1));
}

export function toldOf(counts: Counts): Told {
  const { useful, easy } = { useful: meanOf(counts.useful), easy: meanOf(counts.easy) };
  return {
    answers: down(counts.answers, STEP.answers),
    ease: inside(easeScore(useful, easy), STEP.score),
    useful: inside(((useful - 1) * 100) / (STEPS - 1), STEP.score),
    keep: inside((counts.keep[0]! * 100) / counts.answers, STEP.share),
  };
}

function meanOf(steps: readonly number[]): number {
  const answers = steps.reduce((sum, count) => sum + count, 0);
  return steps.reduce((sum, count, at) => sum + count * (at + 1), 0) / answers;
}

const down = (value: number, step: number) => Math.floor(value / step + 1e-9) * step;
const inside = (value: number, step: number) =>
  Math.min(100 - step, Math.max(step, down(value, step)));

/**
 * The teams that may be told beside the whole: each with enough answers, and all that is not told
 * either nobody or enough together, so that no subtraction leads to fewer. The smallest stay silent
 * first.
 */
export function teamsToTell(
  answersOf: ReadonlyMap<string, number>,
  silentAnswers: number,
  least: number,
): string[] {
  const open = [...answersOf]
    .filter(([, answers]) => answers >= least)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  let silent =
    silentAnswers + sumOf(answersOf.values()) - sumOf(open.map(([, answers]) => answers));
  while (open.length > 0 && silent > 0 && silent < least) silent += open.pop()![1];
  // one team alone beside nobody is the whole
  return open.length === 1 && silent === 0 ? [] : open.map(([id]) => id);
}

const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, one) => sum + one, 0);

export interface ToldPeriod {
  /** Null: fewer answers than it takes. */
  whole: Told | null;
  teams: { team_id: string; told: Told }[];
}

/** What everybody may know of a period that is closed. `silent`: of no team, or of one too small. */
export function tellPeriod(
  teams: ReadonlyMap<string, Counts>,
  silent: Counts,
  least: number,
): ToldPeriod {
  const all = addCounts([...teams.values(), silent]);
  if (all.answers < least) return { whole: null, teams: [] };
  const answersOf = new Map([...teams].map(([id, { answers }]) => [id, answers]));
  return {
    whole: toldOf(all),
    teams: teamsToTell(answersOf, silent.answers, least).map((team_id) => ({
      team_id,
      told: toldOf(teams.get(team_id)!),
    })),
  };
}
