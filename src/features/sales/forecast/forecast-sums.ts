/** Open deals of one stage, in the workspace's own currency's smallest units. */
export interface StageSum {
  stage_id: string;
  name: string;
  count: number;
  /** What they come to. */
  amount: number;
  /** Each amount by its own probability, or that of the stage. */
  weighted: number;
  /** The sum of the squares of the amounts: how much hangs on few deals. */
  squares: number;
  /** The probability that the administrator gave the stage, in percent. */
  probability: number;
  /** Of deals that were in this stage and are closed: how many there are and how many were won. */
  closed: number;
  won: number;
}

export interface Outlook {
  /** What is to be expected of the open deals. */
  amount: number;
  /** Four times of five it lies between these. */
  low: number;
  high: number;
}

/** So many closed deals weigh as much as the probability that somebody set. */
const PRIOR_DEALS = 5;
/** Four fifths of a normal distribution lie within so many deviations. */
const FOUR_OF_FIVE = 1.2816;

/**
 * The share of deals of this stage that are won, 0 to 1: by its own history as far as there is one,
 * leaning on the probability that was set as long as it is short (a beta prior).
 */
export function ownRate({ closed, won, probability }: StageSum): number {
  return (won + (PRIOR_DEALS * probability) / 100) / (closed + PRIOR_DEALS);
}

/**
 * What the open deals will bring by the rates of their stages. Deals are won or lost each by itself:
 * the variance is the sum of a² p (1 − p).
 */
export function outlookOf(stages: readonly StageSum[]): Outlook {
  const most = stages.reduce((sum, { amount }) => sum + amount, 0);
  let amount = 0;
  let variance = 0;
  for (const stage of stages) {
    const rate = ownRate(stage);
    amount += stage.amount * rate;
    variance += stage.squares * rate * (1 - rate);
  }
  const spread = FOUR_OF_FIVE * Math.sqrt(variance);
  return {
    amount: Math.round(amount),
    low: Math.round(Math.max(0, amount - spread)),
    high: Math.round(Math.min(most, amount + spread)),
  };
}

/** What was foreseen on the first day of a period that is over, and what came. */
export interface PastForecast {
  period: string;
  by_stage: number;
  by_history: number;
  actual: number;
}

/**
 * The mean of how far a forecast was off, as a share of what came (weighted absolute percentage
 * error, which large periods rule and empty ones do not break); null where nothing came at all.
 */
export function errorOf(
  past: readonly PastForecast[],
  by: 'by_stage' | 'by_history',
): number | null {
  const came = past.reduce((sum, { actual }) => sum + actual, 0);
  if (came === 0) return null;
  const off = past.reduce((sum, one) => sum + Math.abs(one[by] - one.actual), 0);
  return off / came;
}
