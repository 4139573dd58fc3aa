import { describe, expect, test } from 'vitest';
import { Chance } from './chance.ts';

const MANY = 20_000;

function mean(draw: () => number): number {
  let sum = 0;
  for (let nr = 0; nr < MANY; nr++) sum += draw();
  return sum / MANY;
}

describe('chance', () => {
  test('the same name gives the same numbers, another name others', () => {
    const draw = (name: string) =>
      Array.from(
        { length: 5 },
        (
          (chance) => () =>
            chance.next()
        )(new Chance(name)),
      );
    expect(draw('seed 2')).toEqual(draw('seed 2'));
    expect(draw('seed 2')).not.toEqual(draw('seed 3'));
  });

  test('a fork is not moved by what its parent draws', () => {
    const parent = new Chance('parent');
    const before = parent.fork('child').next();
    parent.next();
    expect(parent.fork('child').next()).toBe(before);
  });

  test('draws have the means that their names promise', () => {
    const chance = new Chance('means');
    expect(mean(() => chance.next())).toBeCloseTo(0.5, 1);
    expect(mean(() => chance.gamma(2.5, 2))).toBeCloseTo(5, 0);
    expect(mean(() => chance.beta(8, 2))).toBeCloseTo(0.8, 1);
    expect(mean(() => chance.poisson(4))).toBeCloseTo(4, 0);
    expect(mean(() => chance.exponential(3))).toBeCloseTo(3, 0);
    expect(mean(() => (chance.pareto(1, 2) < 2 ? 1 : 0))).toBeCloseTo(0.75, 1);
  });

  test('ids are of version 7 and tell their time', () => {
    const id = new Chance('ids').id(Date.UTC(2025, 0, 6));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2025, 0, 6));
  });
});
