import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LESSONS, type LessonState } from '../../help.ts';
import { chooseHint } from './choose-hint.ts';

const allNew = LESSONS.map((name) => ({ name, state: 'new' as LessonState }));
const look = {
  path: '/calendar',
  isPhone: false,
  card: false,
  lessons: allNew,
  saidNow: new Set<never>(),
};

test('the hint for a page is said before its first use', () => {
  expect(chooseHint(look)).toBe('move');
  expect(chooseHint({ ...look, path: '/' })).toBe('capture');
  expect(chooseHint({ ...look, path: '/', card: true })).toBeNull();
  expect(chooseHint({ ...look, path: '/settings' })).toBeNull();
});

test('what was shown is said on in the same visit, and not in the next', () => {
  const lessons = LESSONS.map((name) => ({ name, state: 'shown' as LessonState }));
  expect(chooseHint({ ...look, lessons })).toBeNull();
  expect(chooseHint({ ...look, lessons, saidNow: new Set(['move' as const]) })).toBe('move');
});

test('what was put away or learnt is never said, on no page and in no visit', () => {
  const paths = ['/', '/people', '/people/1', '/tasks', '/calendar', '/activities', '/slipping'];
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.array(fc.constantFrom('new', 'shown', 'closed', 'learnt'), {
        minLength: LESSONS.length,
        maxLength: LESSONS.length,
      }),
      fc.subarray([...LESSONS]),
      fc.boolean(),
      (path, states, said, isPhone) => {
        const lessons = LESSONS.map((name, at) => ({ name, state: states[at] as LessonState }));
        const hint = chooseHint({ path, isPhone, card: false, lessons, saidNow: new Set(said) });
        const state = lessons.find(({ name }) => name === hint)?.state;
        expect(state).not.toBe('closed');
        expect(state).not.toBe('learnt');
      },
    ),
  );
});
