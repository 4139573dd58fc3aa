import { expect, test } from 'vitest';
import { type Sample, wayToPart } from './ways-to-part.ts';

const HOUR = 3_600_000;

/** A thousand rows at random of so many, one an hour, of which some have the part. */
function sampleOf(rows: number, having: number): Sample {
  const titles = Array.from({ length: 1000 }, (_, at) => (at < having ? 'anna berg' : 'bo held'));
  return {
    titles: titles.join('\n'),
    moments: Array.from({ length: 1000 }, (_, at) => at * HOUR),
    rows,
  };
}

function wayOf(rows: number, having: number, before?: number) {
  return wayToPart(sampleOf(rows, having), { part: 'berg', count: 51, before });
}

test('a frequent part is found in the order, a rare one by the index of parts', () => {
  for (const rows of [1000, 100_000, 1_000_000]) {
    expect(wayOf(rows, 100)).toEqual({ way: 'in order', since: undefined });
    expect(wayOf(rows, 0)).toEqual({ way: 'ever', since: undefined });
  }
});

test('of a part between, in a big table, only what was created lately is looked at', () => {
  // 102 rows of 0.4 % are 25 500, the newest fortieth
  expect(wayOf(1_000_000, 4)).toEqual({ way: 'lately', since: new Date(974 * HOUR) });
  expect(wayOf(10_000, 4).way).toBe('ever');
});

test('a later page is looked for before the end of the one before, as far as there is something', () => {
  const asked = wayOf(1_000_000, 4, 500 * HOUR);
  expect(asked).toEqual({ way: 'lately', since: new Date(474 * HOUR) });
  expect(wayOf(1_000_000, 4, 10 * HOUR).way).not.toBe('lately');
});

test('where nothing is known the index of parts is asked', () => {
  const nothing = { titles: '', moments: [], rows: 0 };
  expect(wayToPart(nothing, { part: 'berg', count: 51 }).way).toBe('ever');
});
