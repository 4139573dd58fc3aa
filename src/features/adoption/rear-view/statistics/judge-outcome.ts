import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { findRoot, tCdf, tQuantile } from '#src/lib/student-t.ts';
import { type Fit, fitLast } from './least-squares.ts';

/** A month of an outcome: its value, and of how many rows it is; months without a row are left out. */
export interface MonthValue {
  /** `2026-03` */
  month: string;
  value: number;
  rows?: number | undefined;
}

export type Verdict = 'improved' | 'worse' | 'cannot_tell';
export const DOUBTS = ['few_months', 'no_variation', 'moving_before', 'within_chance'] as const;
export type Doubt = (typeof DOUBTS)[number];

export interface Judgement {
  verdict: Verdict;
  /** Why it cannot be told. */
  doubt?: Doubt;
  /** Now less then, the season taken out; null where nothing can be reckoned. */
  difference: number | null;
  /** The 95 % interval of the difference. */
  low: number | null;
  high: number | null;
  /** The smallest difference that it would have found four times in five. */
  smallest: number | null;
  before: Side;
  after: Side;
}

/** The months of one side: their mean, each by the rows it is of, and all of these. */
export interface Side {
  months: number;
  mean: number | null;
  rows: number;
}

export interface Judging {
  before: readonly MonthValue[];
  after: readonly MonthValue[];
  /** Which way is better. */
  direction: 'up' | 'down';
  /** How many months each value looks back over: neighbours then share most of what they tell. */
  overlap?: number | undefined;
}

export const LEAST_BEFORE = THRESHOLDS.rear_months_before;
export const LEAST_AFTER = THRESHOLDS.rear_months_after;
const SURE = THRESHOLDS.rear_sure;
const POWER = THRESHOLDS.rear_power;
/** From as many months on, what was moving already is told from what came after. */
const TREND_MONTHS = 18;

/**
 * Compares the months after with those before. The level, the change, the season (equal months lie
 * together), the memory from month to month and the noise of few rows are one normal model; what is
 * not known of their shares is averaged over, not guessed (a marginal posterior with flat priors on
 * level and change: Box & Tiao, Bayesian Inference in Statistical Analysis, 1973, ch. 2 and 8).
 */
export function judgeOutcome({ before, after, direction, overlap = 1 }: Judging): Judgement {
  const told = {
    before: sideOf(before),
    after: sideOf(after),
  };
  const nothing = { difference: null, low: null, high: null, smallest: null };
  if (before.length < LEAST_BEFORE || after.length < LEAST_AFTER) {
    return { verdict: 'cannot_tell', doubt: 'few_months', ...nothing, ...told };
  }
  const months = [...before, ...after];
  const changed = months.map((_, at) => (at < before.length ? 0 : 1));
  if (months.every(({ value }) => value === months[0]!.value)) {
    return { verdict: 'cannot_tell', doubt: 'no_variation', ...nothing, ...told };
  }
  const level = months.map(() => 1);
  const step = estimate(months, [level, changed], overlap);
  if (!step) return { verdict: 'cannot_tell', doubt: 'no_variation', ...nothing, ...told };
  const verdict = verdictOf(step, direction);
  const moving =
    verdict === 'improved' &&
    before.length >= TREND_MONTHS &&
    wasMoving(months, changed, { direction, overlap });
  return {
    verdict: moving ? 'cannot_tell' : verdict,
    ...(moving && { doubt: 'moving_before' as const }),
    ...(verdict === 'cannot_tell' && { doubt: 'within_chance' as const }),
    ...step,
    ...told,
  };
}

interface Estimate {
  difference: number;
  low: number;
  high: number;
  smallest: number;
}

export function verdictOf({ low, high }: Estimate, direction: 'up' | 'down'): Verdict {
  const [better, worse] = direction === 'up' ? [low > 0, high < 0] : [high < 0, low > 0];
  if (better) return 'improved';
  return worse ? 'worse' : 'cannot_tell';
}

/** It went the better way already, and gains nothing beyond that. */
function wasMoving(
  months: readonly MonthValue[],
  changed: number[],
  { direction, overlap }: { direction: 'up' | 'down'; overlap: number },
): boolean {
  const time = months.map(({ month }) => monthNumber(month) / 12);
  const before = months.filter((_, at) => changed[at] === 0);
  const slope = estimate(before, [before.map(() => 1), time.slice(0, before.length)], overlap);
  if (!slope || verdictOf(slope, direction) !== 'improved') return false;
  const beyond = estimate(months, [months.map(() => 1), time, changed], overlap);
  return !beyond || verdictOf(beyond, direction) !== 'improved';
}

/** Of the last regressor: the mean of its posterior, its middle 95 %, and what would be found. */
function estimate(
  months: readonly MonthValue[],
  regressors: number[][],
  overlap: number,
): Estimate | null {
  const fits = shapes(months, overlap).flatMap(({ covariance, prior }) => {
    const fit = fitLast(
      months.map(({ value }) => value),
      regressors,
      covariance,
    );
    return fit ? [{ ...fit, prior }] : [];
  });
  if (fits.length === 0) return null;
  const best = Math.max(...fits.map(({ likelihood }) => likelihood));
  const weighed = fits.map((fit) => ({
    ...fit,
    weight: fit.prior * Math.exp(fit.likelihood - best),
  }));
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const below = (x: number) =>
    weighed.reduce((sum, fit) => sum + fit.weight * share(fit, x), 0) / all;
  const [low, high] = [(1 - SURE) / 2, (1 + SURE) / 2].map((p) => quantile(weighed, below, p));
  const { df } = weighed[0]!;
  const found = 1 + tQuantile(POWER, df) / tQuantile((1 + SURE) / 2, df);
  return {
    difference: weighed.reduce((sum, fit) => sum + fit.weight * fit.estimate, 0) / all,
    ...{ low: low!, high: high!, smallest: ((high! - low!) / 2) * found },
  };
}

function share({ estimate: middle, error, df }: Fit, x: number): number {
  return error > 0 ? tCdf((x - middle) / error, df) : Number(x >= middle);
}

/** Reckoned in the widest of the standard errors, so that the unit does not matter. */
function quantile(fits: readonly Fit[], below: (x: number) => number, p: number): number {
  const scale = Math.max(...fits.map(({ error }) => error)) || 1;
  const from = fits[0]!.estimate;
  return from + scale * findRoot((x) => below(from + scale * x) - p);
}

/** How much of the noise has a memory, how long, and how large the season is against it. */
const MEMORIES = [0.2, 0.4, 0.6, 0.8];
const REMEMBERED = [0.5, 1];
/** How likely it is at first that a month says nothing of the next. */
const FORGETFUL = 0.1;
const SEASONS = [0, 0.5, 2, 8];

interface Form {
  season: number;
  /** How much of the noise has a memory. */
  share: number;
  /** How alike the noise of two months is, by how many lie between. */
  alike: (months: number) => number;
}

/** The forms that the noise may have, each with its prior weight. */
function shapes(months: readonly MonthValue[], overlap: number) {
  const memories =
    overlap > 1
      ? REMEMBERED.map((share) => ({
          ...{ share, prior: 1 / REMEMBERED.length },
          alike: (apart: number) => Math.max(0, 1 - apart / overlap),
        }))
      : [
          { share: 0, prior: FORGETFUL, alike: () => 0 },
          ...REMEMBERED.flatMap((share) =>
            MEMORIES.map((memory) => ({
              ...{ share, alike: (apart: number) => memory ** apart },
              prior: (1 - FORGETFUL) / (MEMORIES.length * REMEMBERED.length),
            })),
          ),
        ];
  return SEASONS.flatMap((season) =>
    memories.map(({ prior, ...form }) => ({
      prior: prior / SEASONS.length,
      covariance: covarianceOf(months, { season, ...form }),
    })),
  );
}

/** What a month says of itself alone is the less sure the fewer rows it is of. */
function covarianceOf(months: readonly MonthValue[], form: Form): number[][] {
  const times = months.map(({ month }) => monthNumber(month));
  const unsure = rowNoise(months);
  return times.map((one, i) =>
    times.map((other, j) => {
      const seasonal = (one - other) % 12 === 0 ? form.season : 0;
      const remembered = form.share * form.alike(Math.abs(one - other));
      return seasonal + remembered + (i === j ? (1 - form.share) * unsure[i]! : 0);
    }),
  );
}

/** How unsure each month is against the others, 1 on the average. */
function rowNoise(months: readonly MonthValue[]): number[] {
  const shares = months.map(({ rows }) => 1 / (rows || 0));
  const typical = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return Number.isFinite(typical) ? shares.map((share) => share / typical) : shares.map(() => 1);
}

export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function sideOf(months: readonly MonthValue[]): Side {
  const rows = months.reduce((sum, month) => sum + (month.rows ?? 0), 0);
  return { months: months.length, mean: months.length > 0 ? meanOf(months) : null, rows };
}

/** A month counts by the rows it is of, so that one of a single row is no match for one of fifty. */
export function meanOf(months: readonly MonthValue[]): number {
  const isWeighed = months.every(({ rows }) => rows);
  const weight = ({ rows }: MonthValue) => (isWeighed ? rows! : 1);
  const all = months.reduce((sum, month) => sum + weight(month), 0);
  return months.reduce((sum, month) => sum + month.value * weight(month), 0) / all;
}
