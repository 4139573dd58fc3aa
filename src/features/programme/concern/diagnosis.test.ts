import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimsIn, firstQuestions, isAboutOthers } from './complaint-phrases.ts';
import { topConcerns } from './concern.ts';
import { afterFailure, hindersFix, hindersVerdict, type Standing } from './course.ts';
import { classOf, judge, pointsOf, QUESTIONS, type Scores } from './diagnosis.ts';

const scores: fc.Arbitrary<Scores> = fc.record(
  Object.fromEntries(QUESTIONS.map((name) => [name, fc.integer({ min: 0, max: 2 })])),
) as fc.Arbitrary<Scores>;

const of = (...values: number[]) =>
  Object.fromEntries(QUESTIONS.map((name, at) => [name, values[at] ?? 0])) as Scores;

test('classes change at 6 and 12 points', () => {
  expect([0, 6, 7, 12, 13, 20].map(classOf)).toEqual([
    ...['technical', 'technical', 'mixed', 'mixed', 'adaptive', 'adaptive'],
  ]);
});

test('there is no class before two are done, and none where they differ', () => {
  fc.assert(
    fc.property(scores, scores, (one, other) => {
      expect(judge([])).toBeNull();
      expect(judge([one])).toBeNull();
      const same = classOf(pointsOf(one)) === classOf(pointsOf(other));
      expect(judge([one, other])).toBe(same ? classOf(pointsOf(one)) : 'undetermined');
      expect(judge([one, other])).toBe(judge([other, one]));
    }),
  );
});

test('known concerns get the class that they have', () => {
  const cases: [string, Scores, string][] = [
    ['The export button fails on the phone', of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 'technical'],
    ['Nobody was shown how a quote is made', of(0, 0, 1, 0, 1, 0, 0, 1, 0, 0), 'technical'],
    ['Stages mean different things to each team', of(2, 0, 1, 0, 1, 2, 0, 1, 1, 1), 'mixed'],
    ['I keep my customers in my own book', of(2, 2, 1, 2, 2, 0, 2, 2, 1, 2), 'adaptive'],
  ];
  for (const [name, given, expected] of cases) expect(judge([given, given]), name).toBe(expected);
});

test('complaints point to questions in three languages, and decide nothing', () => {
  const said = [
    ...['I hate it', 'It is not user friendly', 'A glorified Rolodex', 'A waste of time'],
    ...['Ich hasse das', 'Das ist nicht benutzerfreundlich', 'Nur ein teures Adressbuch'],
    ...['Lo odio', 'Non è intuitivo', 'È solo una rubrica'],
  ];
  for (const one of said) expect(firstQuestions(one), one).not.toEqual([]);
  expect(firstQuestions('The button is grey')).toEqual([]);
  expect(claimsIn('a glorified rolodex')).toEqual(['rolodex']);
  expect(claimsIn('Die Verkaufschancen sind eine Zeitverschwendung')).toEqual([
    ...['pipeline', 'typing'],
  ]);
  expect(claimsIn('The button is grey')).toEqual([]);
  expect(judge([of(), of()])).toBe('technical');
});

test('what is said of the pipeline is about others', () => {
  expect(isAboutOthers('The pipeline is a fairy tale', null)).toBe(true);
  expect(isAboutOthers('Nobody is right here', '/deals')).toBe(true);
  expect(isAboutOthers('My phone is slow', '/people')).toBe(false);
});

test('the third that weighs most is asked for, but three at least', () => {
  const all = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: String(at).padStart(3, '0'), weight: at }));
  expect([0, 1, 2, 3, 9, 10, 30].map((count) => topConcerns(all(count)).length)).toEqual([
    ...[0, 1, 2, 3, 3, 4, 10],
  ]);
  expect(topConcerns(all(10))[0]!.weight).toBe(9);
});

const standing: Standing = {
  ...{ state: 'acting', class: 'technical', answer: 'yes' },
  ...{ joint: false, manager_change: null, cluster_id: null },
};

test('one fix that fails reopens it; the second asks for a new diagnosis', () => {
  expect(afterFailure(standing, 1)).toEqual({
    state: 'reopened',
    class: 'technical',
    isAnew: false,
  });
  expect(afterFailure(standing, 2)).toEqual({ state: 'reopened', class: null, isAnew: true });
});

test('an adaptive concern is never done without a review, whatever was fixed', () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), fc.nat(9), (failed, done, open) => {
      const one: Standing = { ...standing, class: 'adaptive' };
      expect(hindersVerdict(one, { failed, done, open, reviewed: 0, running: 0 })).toBe(
        'no_review',
      );
      expect(hindersVerdict(one, { failed, done, open, reviewed: 1, running: 0 })).toBeNull();
      expect(hindersVerdict(one, { failed, done, open, reviewed: 1, running: 1 })).toBe(
        'experiment_runs',
      );
      expect(hindersFix(one, { failed, done, open, reviewed: 1, running: 0 })).toBe('adaptive');
    }),
  );
});

test('a joint item waits for the change of the leader', () => {
  const none = { failed: 0, done: 0, open: 0, reviewed: 0, running: 0 };
  const joint = { ...standing, joint: true, state: 'diagnosed' } as const;
  expect(hindersFix(joint, none)).toBe('no_commitment');
  expect(
    hindersFix({ ...joint, manager_change: 'I open it with you each Monday' }, none),
  ).toBeNull();
});
