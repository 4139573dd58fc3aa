import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../days/clock.ts';
import { logBetaBinomial } from '../chance.ts';
import { dropOf } from './drop-off.ts';
import { type ContactWeek, logLikelihoods } from './week-states.ts';

/** Monday. */
const D = dayNumber('2026-03-02');

function week(at: number, traced: number, looked_up: number, more = {}): ContactWeek {
  const entries = { promised: 3, entries: traced, empty: 0 };
  return { monday: D + at * 7, contacts: 10, traced, looked_up, ...entries, ...more };
}

const steady = Array.from({ length: 10 }, (_, at) => week(at, 9, 5));
const gone = { promised: 0, entries: 0 };

describe('a fall', () => {
  test('none while all is as ever, nor for one bad week', () => {
    expect(dropOf(steady)).toBeNull();
    expect(dropOf([...steady, week(10, 6, 3), week(11, 9, 5)])).toBeNull();
    expect(dropOf([])).toBeNull();
  });

  test('not told for a single week in which nothing at all was done, which may be illness', () => {
    expect(dropOf([...steady, week(10, 0, 0, gone)])).toBeNull();
    expect(dropOf([...steady, week(10, 0, 0, gone), week(11, 10, 5)])).toBeNull();
  });

  test('told in the second week in which hardly anything is done, since the first', () => {
    expect(dropOf([...steady, week(10, 1, 0, gone), week(11, 0, 1, gone)])).toBe(D + 70);
  });

  test('not told for thin weeks in which half is written and looked up as before', () => {
    const thin = [10, 11, 12, 13].map((at) => week(at, 5, 3, { promised: 1 }));
    expect(dropOf([...steady, ...thin])).toBeNull();
    expect(dropOf([...steady, ...thin, week(14, 9, 5)])).toBeNull();
  });

  test('not told of who does as much as ever for three times as many contacts', () => {
    const swamped = [10, 11, 12].map((at) => week(at, 9, 5, { contacts: 30 }));
    expect(dropOf([...steady, ...swamped])).toBeNull();
  });

  test('told where everything is still written, but says nothing and nothing is looked up', () => {
    const ordered = [10, 11, 12, 13].map((at) => week(at, 8, 0, { promised: 0, empty: 7 }));
    expect(dropOf([...steady, ...ordered])).toBe(D + 70);
    const tidy = [10, 11, 12, 13].map((at) => week(at, 10, 2));
    expect(dropOf([...steady, ...tidy])).toBeNull();
  });

  test('poor weeks weigh less where one’s weeks differ by themselves, about the same usual share', () => {
    const even = Array.from({ length: 10 }, (_, at) => week(at, 8, 5));
    const shaky = Array.from({ length: 10 }, (_, at) => week(at, at % 2 ? 10 : 6, at % 2 ? 8 : 2));
    for (const traced of [0, 1, 2, 3, 4]) {
      for (const looked of [0, 1, 2, 3]) {
        const lead = (usual: ContactWeek[]) => {
          const [asUsual, , stopped] = logLikelihoods(usual, week(10, traced, looked, gone));
          return stopped! - asUsual!;
        };
        expect(lead(shaky), `${traced}, ${looked}`).toBeLessThan(lead(even));
      }
    }
    const bad = [week(10, 0, 4, { promised: 1 }), week(11, 0, 4, { promised: 1 })];
    expect(dropOf([...even, ...bad])).toBe(D + 70);
    expect(dropOf([...shaky, ...bad])).toBeNull();
  });

  test('over when it is as it was', () => {
    const fallen = [...steady, week(10, 0, 0, gone), week(11, 0, 0, gone)];
    const again = Array.from({ length: 6 }, (_, at) => week(12 + at, 9, 5));
    expect(dropOf(fallen)).toBe(D + 70);
    expect(dropOf([...fallen, ...again])).toBeNull();
  });

  test('nothing is said before six weeks have told what is usual', () => {
    const few = steady.slice(0, 3);
    expect(dropOf([...few, ...[3, 4, 5].map((at) => week(at, 0, 0, gone))])).toBeNull();
  });

  test('weeks without contacts say nothing', () => {
    const none = [10, 11, 12].map((at) => week(at, 0, 0, { contacts: 0, ...gone }));
    expect(dropOf([...steady, ...none])).toBeNull();
  });

  test('one more trace in the last week never makes a stop likelier', () => {
    const counts = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(counts, ([traced, looked]) => {
        const lead = (k: number) => {
          const [asUsual, , stopped] = logLikelihoods(steady, week(10, k, looked, gone));
          return stopped! - asUsual!;
        };
        expect(lead(traced + 1)).toBeLessThan(lead(traced));
      }),
    );
  });
});

describe('how likely a week is', () => {
  test('by hand: 2 of 10 where half is usual speak for one in four by 2 ln 0.4 + 8 ln 1.6, less where weeks differ', () => {
    const ratio = (unsteady: number) =>
      logBetaBinomial(2, 10, { share: 0.2, unsteady }) -
      logBetaBinomial(2, 10, { share: 0.5, unsteady });
    expect(ratio(1e-6)).toBeCloseTo(2 * Math.log(0.4) + 8 * Math.log(1.6), 3);
    expect(ratio(0.12)).toBeLessThan(ratio(1e-6));
  });

  test('each kind of week is likeliest in its own state', () => {
    const likeliest = (one: ContactWeek) => {
      const logs = logLikelihoods(steady, one);
      return ['as_usual', 'thin', 'stopped', 'by_order'][logs.indexOf(Math.max(...logs))];
    };
    expect(likeliest(week(10, 9, 5))).toBe('as_usual');
    expect(likeliest(week(10, 5, 3, { promised: 1 }))).toBe('thin');
    expect(likeliest(week(10, 0, 0, gone))).toBe('stopped');
    expect(likeliest(week(10, 7, 0, { promised: 0, empty: 6 }))).toBe('by_order');
  });
});
