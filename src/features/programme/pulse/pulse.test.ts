import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAnswer, addCounts, KEEPS, nextAsking, noCounts, periodOn } from './pulse.ts';
import { easeScore, teamsToTell, tellPeriod, toldOf } from './told.ts';

const DAY_MS = 86_400_000;
const dayAt = (at: number) =>
  new Date(Date.parse('2026-01-01') + at * DAY_MS).toISOString().slice(0, 10);
const anAnswer = fc.record({
  useful: fc.integer({ min: 1, max: 7 }),
  easy: fc.integer({ min: 1, max: 7 }),
  keep: fc.constantFrom(...KEEPS),
});

test('ease is reckoned as published: two items on seven steps, together on 0 to 100', () => {
  expect(easeScore(1, 1)).toBe(0);
  expect(easeScore(7, 7)).toBe(100);
  expect(easeScore(6, 5)).toBe(75);
});

test('between the last day of one period and the first of the next lie four weeks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), (at) => {
      const day = dayAt(at);
      const period = periodOn(day);
      if (period) {
        expect(day >= period.begins_on && day <= period.ends_on).toBe(true);
        const next = nextAsking(dayAt(at + 15));
        const gap = (Date.parse(next) - Date.parse(period.ends_on)) / DAY_MS;
        expect(gap).toBeGreaterThan(28);
      } else expect(periodOn(nextAsking(day))?.begins_on).toBe(nextAsking(day));
    }),
  );
});

test('counts hold each answer once, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(anAnswer, { maxLength: 30 }), (answers) => {
      const one = answers.reduce(addAnswer, noCounts());
      const other = addCounts(answers.toReversed().map((answer) => addAnswer(noCounts(), answer)));
      expect(one).toEqual(other);
      expect(one.answers).toBe(answers.length);
    }),
  );
});

test('no subtraction of what is told leads to fewer than five', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 8 }), (teams, silent) => {
      const answersOf = new Map(teams.map((answers, at) => [String(at), answers]));
      const told = teamsToTell(answersOf, silent, 5);
      const toldSizes = told.map((id) => answersOf.get(id)!);
      const all = silent + teams.reduce((sum, one) => sum + one, 0);
      const rest = all - toldSizes.reduce((sum, one) => sum + one, 0);
      expect(toldSizes.every((one) => one >= 5)).toBe(true);
      expect(rest === 0 || rest >= 5 || told.length === 0).toBe(true);
      // a team beside the rest of all
      for (const one of toldSizes) expect(all - one >= 5).toBe(true);
    }),
  );
});

test('fewer than five answers tell nothing, and one more moves no figure past its step', () => {
  const answer = { useful: 7, easy: 7, keep: 'yes' } as const;
  const of = (count: number) =>
    Array.from({ length: count }, () => answer).reduce<ReturnType<typeof noCounts>>(
      addAnswer,
      noCounts(),
    );
  expect(tellPeriod(new Map(), of(4), 5).whole).toBeNull();
  expect(tellPeriod(new Map(), of(5), 5).whole).toEqual(toldOf(of(9)));
});

test('that all said the same is never shown as all', () => {
  const never = Array.from({ length: 6 }, () => ({ useful: 1, easy: 1, keep: 'no' }) as const);
  const counts = never.reduce<ReturnType<typeof noCounts>>(addAnswer, noCounts());
  expect(toldOf(counts)).toEqual({ answers: 5, ease: 5, useful: 5, keep: 10 });
});
