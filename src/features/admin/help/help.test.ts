import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CARD, LESSONS, type LessonState, learntFrom, nextState, TOPICS } from './help.ts';

test('a lesson is learnt once it was done twice', () => {
  expect(learntFrom({ capture: 1, move: 2, undo: 7 })).toEqual(['move', 'undo']);
});

test('a hint only ever moves on, and what is learnt stays learnt', () => {
  const asked = fc.constantFrom('shown' as const, 'closed' as const, 'open' as const);
  fc.assert(
    fc.property(fc.constantFrom(...LESSONS), fc.array(asked), (lesson, asks) => {
      let state: LessonState = 'new';
      let wasClosed = false;
      for (const ask of asks) {
        state = nextState(lesson, state, ask);
        wasClosed ||= ask === 'closed';
        if (wasClosed) expect(state).toBe('closed');
      }
    }),
  );
  for (const topic of TOPICS) {
    for (const ask of ['shown', 'closed', 'open'] as const) {
      expect(nextState(topic, 'learnt', ask)).toBe('learnt');
    }
  }
});

test('the first steps can be asked back', () => {
  expect(nextState(CARD, 'closed', 'open')).toBe('new');
});
