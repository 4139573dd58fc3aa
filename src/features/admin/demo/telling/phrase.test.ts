import { expect, test } from 'vitest';
import { createRandom, makeId } from '../random.ts';
import { say, toSlug } from './phrase.ts';

const random = createRandom(1, 'phrases');

test('a sentence takes its facts, begins large, and goes with the vowel', () => {
  const facts = { part: 'impeller', cause: 'rag in the {part}', who: 'Ødegård' };
  expect(say('{cause}. A {part} for {who}.', facts, random)).toBe(
    'Rag in the impeller. An impeller for Ødegård.',
  );
});

test('one of the words in brackets is said', () => {
  expect(['Yes.', 'No.']).toContain(say('[Yes|No].', {}, random));
});

test('a name that ends in a full stop does not bring a second one', () => {
  expect(say('Called {company}. Fine.', { company: 'Mlékárna s.r.o.' }, random)).toBe(
    'Called Mlékárna s.r.o. Fine.',
  );
});

test('a missing fact is an error', () => {
  expect(() => say('{nothing}', {}, random)).toThrow('No fact {nothing}');
});

test('names become addresses without accents', () => {
  expect(toSlug('Ødegård Sjømat')).toBe('odegard-sjomat');
  expect(toSlug('Wójcik & Łódź')).toBe('wojcik-lodz');
  expect(toSlug('’t Hart')).toBe('t-hart');
});

test('ids sort by their time, and are the same for the same stream', () => {
  const make = (ms: number) => makeId(createRandom(3, 'ids'), ms);
  expect(make(1_700_000_000_000)).toBe(make(1_700_000_000_000));
  expect(make(1_700_000_000_000) < make(1_700_000_000_001)).toBe(true);
  expect(make(5)).toMatch(/^00000000-0005-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
