import { costOf, type Doing, type Span, sumMinutes } from '../../impact.ts';
import type { Prediction } from '../../impact-api.ts';

/** What is said of a change before it ships. */
export function tell(
  doings: readonly Doing[],
  known: { weeks: number; seconds: Span; measured: number },
): Prediction {
  const roles = costOf(doings.filter(({ times_a_week: [, most] }) => most > 0));
  const most = doings.map(({ times_a_week }) => times_a_week);
  const sum = (at: 0 | 1) => Math.round(most.reduce((all, one) => all + one[at], 0) * 10) / 10;
  return { ...known, times_a_week: [sum(0), sum(1)], roles, minutes: sumMinutes(roles) };
}
