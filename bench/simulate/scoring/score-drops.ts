import type { Watched } from './judged.ts';
import { type Proportion, proportion } from './proportion.ts';

export interface DropScore {
  falls: number;
  /** Said within four weeks after the fall began. */
  found_in_time: Proportion;
  median_delay_days: number | null;
  delays_days: number[];
  missed: number;
  false_alarms: number;
  person_years: number;
  false_alarms_a_year: number;
}

const IN_TIME_DAYS = 28;
const YEAR_DAYS = 365.25;

/** Every alarm that begins before a fall, or with somebody who never falls, is false. */
export function scoreDrops(watched: readonly Watched[]): DropScore {
  const fallen = watched.filter((one) => one.fell !== null);
  const delays = fallen
    .map(({ fell, said_on }) => (said_on.find((day) => day >= fell!) ?? Number.NaN) - fell!)
    .filter((delay) => !Number.isNaN(delay))
    .sort((a, b) => a - b);
  const falsely = watched.flatMap(({ fell, said_on }) =>
    said_on.filter((day, at) => said_on[at - 1] !== day - 7 && (fell === null || day < fell)),
  ).length;
  const years = watched.reduce((sum, one) => sum + one.steady_days, 0) / YEAR_DAYS;
  return {
    falls: fallen.length,
    found_in_time: proportion(
      delays.filter((delay) => delay <= IN_TIME_DAYS).length,
      fallen.length,
    ),
    median_delay_days: delays.length === 0 ? null : delays[Math.floor(delays.length / 2)]!,
    delays_days: delays,
    missed: fallen.length - delays.length,
    false_alarms: falsely,
    person_years: years,
    false_alarms_a_year: years === 0 ? 0 : falsely / years,
  };
}
