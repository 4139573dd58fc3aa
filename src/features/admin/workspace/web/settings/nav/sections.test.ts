import { expect, test } from 'vitest';
import { isFor, isMeant } from './sections.ts';

test('a section is found by the beginnings of its words, in any order and without accents', () => {
  const words = 'Währungen Kurse Wechselkurs umrechnen';
  for (const typed of ['', ' ', 'wahr', 'KURS', 'umr wäh', 'wechselkurs']) {
    expect(isMeant(typed, words), typed).toBe(true);
  }
  for (const typed of ['team', 'kurs team', 'rungen']) {
    expect(isMeant(typed, words), typed).toBe(false);
  }
});

test('what administrators set up is nothing for others', () => {
  expect(isFor('pipelines', false)).toBe(false);
  expect(isFor('pipelines', true)).toBe(true);
  expect(isFor('profile', false)).toBe(true);
});
