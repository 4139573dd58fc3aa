import type { Chance } from '../chance.ts';

export interface Month {
  month: string;
  value: number;
  rows: number;
}

/** What an outcome did before and after, and what really came of it. */
export interface Series {
  before: Month[];
  after: Month[];
  direction: 'up' | 'down';
  /** After less before, by what was done; what went its way anyway is none of it. */
  effect: number;
  shape: Shape;
}

export const SHAPES = ['steady', 'seasonal', 'wandering', 'trending', 'few_rows'] as const;
export type Shape = (typeof SHAPES)[number];

/** One to two years before, half to two after; noise like that of shares, sums or times. */
export function makeSeries(chance: Chance, shape: Shape): Series {
  const count = { before: chance.pick([12, 18, 24]), after: chance.pick([6, 12, 24]) };
  const level = chance.lognormal(40, 0.6);
  const spread = level * chance.between(0.04, 0.14);
  const isNothing = chance.is(0.5);
  const effect = isNothing ? 0 : spread * chance.pick([-1, 1, 1]) * chance.between(0.5, 3);
  const season = shape === 'seasonal' ? spread * chance.between(1, 2.5) : 0;
  const peak = chance.whole(0, 11);
  const slope = shape === 'trending' ? (spread * chance.between(-0.8, 0.8)) / 12 : 0;
  const memory = shape === 'wandering' ? chance.between(0.2, 0.6) : 0;
  const first = new Date(Date.UTC(2021, chance.whole(0, 11), 1));
  let drift = 0;
  const months = Array.from({ length: count.before + count.after }, (_, at): Month => {
    const day = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + at, 1));
    const rows = shape === 'few_rows' ? 1 + chance.poisson(4) : 20 + chance.poisson(40);
    drift = memory * drift + chance.normal(0, spread * Math.sqrt(1 - memory * memory));
    // a mean of few rows jumps more
    const jump = shape === 'few_rows' ? chance.normal(0, (spread * 2) / Math.sqrt(rows)) : 0;
    const wave = season * Math.cos((2 * Math.PI * (day.getUTCMonth() - peak)) / 12);
    const value = level + wave + slope * at + drift + jump + (at < count.before ? 0 : effect);
    return { month: day.toISOString().slice(0, 7), value, rows };
  });
  return {
    before: months.slice(0, count.before),
    after: months.slice(count.before),
    direction: chance.pick(['up', 'down']),
    ...{ effect, shape },
  };
}

export interface TeamSeries {
  teams: { team: string; start: string | null; months: Month[] }[];
  direction: 'up' | 'down';
  effect: number;
}

/** Teams that begin one after the other, in a world that goes its own way for all of them. */
export function makeTeams(chance: Chance): TeamSeries {
  const months = chance.whole(18, 30);
  const spread = chance.between(2, 6);
  const effect = chance.is(0.5) ? 0 : spread * chance.pick([-1, 1, 1]) * chance.between(0.5, 2.5);
  const first = chance.whole(0, 11);
  const nameOf = (at: number) => new Date(Date.UTC(2022, first + at, 1)).toISOString().slice(0, 7);
  const weather = Array.from(
    { length: months },
    (_, at) => spread * (Math.sin(at / 3) + 0.05 * at + chance.normal(0, 0.5)),
  );
  const teams = Array.from({ length: chance.whole(5, 12) }, (_, nr) => {
    const start = chance.is(0.25) ? null : chance.whole(8, months - 4);
    const own = chance.normal(50, 10);
    // how much it brings differs from team to team; where it brings nothing, it brings nothing
    const gain = effect * chance.between(0.7, 1.3);
    return {
      team: `team ${nr}`,
      start: start === null ? null : nameOf(start),
      months: weather.map((common, at) => ({
        month: nameOf(at),
        value: own + common + chance.normal(0, spread) + (start !== null && at >= start ? gain : 0),
        rows: 30,
      })),
    };
  });
  return { teams, direction: chance.pick(['up', 'down']), effect };
}
