import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isAgreementChanged,
  isReached,
  judgePreparedness,
  mayWrite,
  NO_WORDS,
  nextStep,
  type Preparedness,
} from './conversation.ts';

const ready: Preparedness = {
  ...{ trained: true, asked_s: 600, ratio: 1.2, barrier: true, leader_use: 0.8 },
};
const need = { leader_use: 0.8 };

test('help and example come first: each of the four is asked for by itself', () => {
  const all = { trained: true, fair: true, barrier: true, leads_live: true };
  expect(judgePreparedness(ready, need)).toEqual(all);
  const judged = (given: Partial<Preparedness>) => judgePreparedness({ ...ready, ...given }, need);
  expect(judged({ trained: false })).toEqual({ ...all, trained: false });
  expect(judged({ ratio: 0.99 })).toEqual({ ...all, fair: false });
  expect(judged({ ratio: null })).toEqual({ ...all, fair: false });
  expect(judged({ asked_s: 0, ratio: null })).toEqual(all);
  expect(judged({ barrier: false })).toEqual({ ...all, barrier: false });
  expect(judged({ leader_use: 0.79 })).toEqual({ ...all, leads_live: false });
  expect(judged({ leader_use: null })).toEqual({ ...all, leads_live: false });
});

test('who leads says the first three, the other what they say, both what is agreed', () => {
  for (const word of ['situation', 'behaviour', 'impact'] as const) {
    expect([mayWrite('leader', word), mayWrite('member', word)]).toEqual([true, false]);
  }
  expect([mayWrite('leader', 'listened'), mayWrite('member', 'listened')]).toEqual([false, true]);
  expect([mayWrite('leader', 'agreement'), mayWrite('member', 'agreement')]).toEqual([true, true]);
});

test('the steps come in their order, and the check last', () => {
  expect(nextStep(NO_WORDS)).toBe('situation');
  const said = { ...NO_WORDS, situation: 'a', behaviour: 'b', impact: 'c' };
  expect(nextStep(said)).toBe('listened');
  const agreed = { ...said, listened: 'd', kind: 'mixed' as const, agreement: 'e' };
  expect(nextStep(agreed)).toBe('check_on');
  expect(nextStep({ ...agreed, check_on: '2026-03-04' })).toBeNull();
  expect(isReached(said, 'listened')).toBe(true);
  expect(isReached(said, 'agreement')).toBe(false);
  expect(isReached({ ...said, situation: null, listened: 'd', kind: 'mixed' }, 'kind')).toBe(false);
});

test('both agree anew exactly when what they agree on changes', () => {
  const word = fc.option(fc.constantFrom('a', 'b'), { nil: null });
  const words = fc.record({ situation: word, agreement: word, check_on: word, listened: word });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const isChanged = one.agreement !== other.agreement || one.check_on !== other.check_on;
      const [before, after] = [one, other].map((given) => ({ ...NO_WORDS, ...given }));
      expect(isAgreementChanged(before!, after!)).toBe(isChanged);
    }),
  );
});
