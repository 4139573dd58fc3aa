import { describe, expect, test } from 'vitest';
import { Chance } from '../chance.ts';
import { type Month, makeSeries, makeTeams, SHAPES } from './make-series.ts';

const MANY = 400;

function mean(months: readonly Month[]): number {
  return months.reduce((sum, { value }) => sum + value, 0) / months.length;
}

describe.each(SHAPES)('a series that is %s', (shape) => {
  const all = Array.from({ length: MANY }, (_, nr) =>
    makeSeries(new Chance(`${shape} ${nr}`), shape),
  );

  test('is the same by the same name, and has month after month', () => {
    expect(makeSeries(new Chance(`${shape} 0`), shape)).toEqual(all[0]);
    for (const { before, after } of all) {
      const months = [...before, ...after].map(({ month }) => month);
      expect(months).toEqual([...new Set(months)].sort());
    }
  });

  test('differs after from before by its effect, on the whole', () => {
    const off = all.map(({ before, after, effect }) => mean(after) - mean(before) - effect);
    const scale = Math.max(...all.map(({ before }) => mean(before)));
    const average = off.reduce((sum, one) => sum + one, 0) / MANY;
    expect(Math.abs(average)).toBeLessThan(0.05 * scale);
  });

  test('has nothing come of it about every second time', () => {
    const none = all.filter(({ effect }) => effect === 0).length;
    expect(none).toBeGreaterThan(MANY * 0.4);
    expect(none).toBeLessThan(MANY * 0.6);
  });
});

test('teams begin one after the other, each within its months', () => {
  for (let nr = 0; nr < 50; nr++) {
    const { teams } = makeTeams(new Chance(`teams ${nr}`));
    for (const { start, months } of teams) {
      if (start !== null) expect(months.map(({ month }) => month)).toContain(start);
    }
  }
});
