import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { learningWindow } from './setting.ts';
import { LEAST_PEOPLE, sumDay, sumPeople } from './sums.ts';

const verdict = fc.constantFrom('adopted', 'not_yet', 'not_enough');
const person = fc
  .record({ verdict, contacts: fc.nat(20), part: fc.nat(20), asked: fc.nat(90) })
  .map(({ verdict, contacts, part, asked }) => {
    const traced = Math.min(part, contacts);
    return {
      seen: { verdict, step: 'habit' },
      coverage: { contacts, traced },
      pull: { contacts, looked_up: traced },
      follow_through: { made: contacts, kept: traced, open: 0 },
      give_get: { asked_s: asked, given_s: part },
    } as unknown as PersonMeasures;
  });

test('no count of one to four is told, nor one that the others would give away', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 30 }), (people) => {
      const { verdicts, people: count } = sumPeople(people);
      expect(count).toBe(people.length);
      if (!verdicts) return;
      const told = Object.values(verdicts);
      expect(told.every((one) => one === 0 || one >= LEAST_PEOPLE)).toBe(true);
      expect(told.reduce((sum, one) => sum + one, 0)).toBe(count);
    }),
  );
});

test('a rate is told only if at least five people gave something to it', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), (people) => {
      const counted = people.filter(({ coverage }) => coverage.contacts > 0);
      const { coverage } = sumPeople(people);
      if (counted.length < LEAST_PEOPLE) expect(coverage).toBeNull();
      else expect(coverage).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('sums stand still for a month, so that two days beside each other tell nothing', () => {
  expect(sumDay('2026-11-01')).toBe('2026-10-31');
  expect(sumDay('2026-11-30')).toBe('2026-10-31');
  expect(sumDay('2026-01-05')).toBe('2025-12-31');
});

test('people learn for eight weeks from the start, or as long as was said', () => {
  const of = (window_until: string | null, today: string) =>
    learningWindow({ started_on: '2026-03-02', window_until }, today);
  expect(of(null, '2026-04-26')).toEqual({ from: '2026-03-02', until: '2026-04-26', open: true });
  expect(of(null, '2026-04-27')!.open).toBe(false);
  expect(of('2026-05-31', '2026-05-31')!.open).toBe(true);
  // never shorter than is usual
  expect(of('2026-03-10', '2026-03-20')!.open).toBe(true);
  expect(of(null, '2026-03-01')!.open).toBe(false);
  expect(learningWindow({ started_on: null, window_until: null }, '2026-03-01')).toBeNull();
});
