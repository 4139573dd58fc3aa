import { expect, test } from 'vitest';
import { answers, definitionKey, fillIn, holds, whyNot } from './automation.ts';

const event = (changes: Record<string, [unknown, unknown]>, given: object = {}) => ({
  ...{ verb: 'deal.changed', via: 'web', undo_of: null, changes },
  ...given,
});
const rule = (when: object, imports = false) => ({ when, imports }) as never;

test('a record enters a state by a change or from its beginning, and only by becoming so', () => {
  const won = rule({ kind: 'entered', field: 'status', value: 'won' });
  expect(answers(won, 'deal', event({ status: ['open', 'won'] }))).toBe(true);
  expect(answers(won, 'deal', event({ status: [null, 'won'] }, { verb: 'deal.created' }))).toBe(
    true,
  );
  expect(answers(won, 'deal', event({ status: ['won', 'open'] }))).toBe(false);
  expect(answers(won, 'deal', event({ name: ['a', 'b'] }))).toBe(false);
});

test('taking back, looking and importing set nothing off, unless imports are meant', () => {
  const created = rule({ kind: 'created' });
  const made = { verb: 'deal.created' };
  expect(answers(created, 'deal', event({}, made))).toBe(true);
  expect(answers(created, 'deal', event({}, { ...made, undo_of: 'x' }))).toBe(false);
  expect(answers(created, 'deal', event({}, { ...made, via: 'import' }))).toBe(false);
  expect(
    answers(rule({ kind: 'created' }, true), 'deal', event({}, { ...made, via: 'import' })),
  ).toBe(true);
  expect(
    answers(rule({ kind: 'changed', fields: [] }), 'deal', event({}, { verb: 'deal.viewed' })),
  ).toBe(false);
});

test('what is empty is null, and a list holds what is among it', () => {
  expect(holds([], null)).toBe(true);
  expect(holds(undefined, null)).toBe(true);
  expect(holds(['a', 'b'], 'b')).toBe(true);
  expect(holds('ab', 'b')).toBe(false);
});

test('a place that nobody knows stays in the words', () => {
  const read = (name: string) => (name === 'title' ? 'Globex' : undefined);
  expect(fillIn('Call {title} about {nothing} {', read)).toBe('Call Globex about {nothing} {');
});

test('a rule never runs again within its own chain, and no chain is longer than five', () => {
  expect(whyNot(['a', 'b'], 'a')).toBe('circle');
  expect(whyNot(['a', 'b', 'c', 'd'], 'e')).toBeNull();
  expect(whyNot(['a', 'b', 'c', 'd', 'e'], 'f')).toBe('too_long');
});

test('the same rule has the same key, in whatever order it was written', () => {
  const one = {
    when: { kind: 'created' },
    filter: null,
    actions: [],
    hourly_limit: 5,
    imports: false,
  };
  const other = {
    imports: false,
    hourly_limit: 5,
    actions: [],
    filter: null,
    when: { kind: 'created' },
  };
  expect(definitionKey('deal', one as never)).toBe(definitionKey('deal', other as never));
  expect(definitionKey('deal', { ...one, hourly_limit: 6 } as never)).not.toBe(
    definitionKey('deal', one as never),
  );
});
