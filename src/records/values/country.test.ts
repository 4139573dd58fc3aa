import { expect, test } from 'vitest';
import { sayCountry, spellingsOf, spellingsWith } from './country.ts';

test('a country is called as the reader calls it, in whichever language it was written', () => {
  expect(sayCountry('Germany', 'de')).toBe('Deutschland');
  expect(sayCountry('Svizzera', 'de')).toBe('Schweiz');
  expect(sayCountry(' österreich ', 'it')).toBe('Austria');
  expect(sayCountry('USA', 'de')).toBe('Vereinigte Staaten');
  expect(sayCountry('Holland', 'en')).toBe('Netherlands');
  expect(sayCountry('IT', 'en')).toBe('Italy');
});

test('what is no country stays as it is written', () => {
  for (const written of ['No', 'Atlantis', '', 'Rhineland, Germany']) {
    expect(sayCountry(written, 'de')).toBe(written);
  }
});

test('all spellings of a country are found by any of them', () => {
  expect(spellingsOf('Deutschland')).toEqual(
    expect.arrayContaining(['germany', 'deutschland', 'germania', 'de']),
  );
  expect(spellingsOf('Atlantis')).toEqual(['atlantis']);
  expect(spellingsWith('DEUTSCHL')).toContain('germany');
  expect(spellingsWith('de')).not.toContain('atlantis');
  expect(spellingsOf(' New  Atlantis')).toEqual(['new atlantis']);
});
