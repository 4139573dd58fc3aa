import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsAllWords, markMatches } from './mark-matches.ts';

function show(text: string, query: string): string {
  return markMatches(text, query)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('');
}

test('the beginnings of words are marked, each word of the query for itself', () => {
  expect(show('Anna Rossi', 'ro an')).toBe('[An]na [Ro]ssi');
  expect(show('Anna Andersson', 'an')).toBe('[An]na [An]dersson');
});

test('the inside of a word is marked where no word begins so', () => {
  expect(show('Hoffmann', 'mann')).toBe('Hoff[mann]');
});

test('accents and joined letters are matched by their plain spelling and the other way round', () => {
  expect(show('Björn Strauß', 'bjorn strauss')).toBe('[Björn] [Strauß]');
  expect(show('Jose', 'josé')).toBe('[Jose]');
  expect(show('Søren Łuczak', 'soren luc')).toBe('[Søren] [Łuc]zak');
  expect(show('Jose\u0301 Ruiz', 'jose')).toBe('[Jose\u0301] Ruiz');
});

test('a misspelled word marks the letters that are right', () => {
  expect(show('Petra Schneider', 'Schnieder')).toMatch(/^Petra \[Schn\]/);
  expect(show('Xenia King', 'Xenia Kign')).toBe('[Xenia] [Ki]n[g]');
  expect(show('Nikos Papadopoulos', 'Papadopolous')).toMatch(/\[Papadopo\]/);
});

test('words that have little in common mark nothing', () => {
  expect(show('Anna Rossi', 'zzz')).toBe('Anna Rossi');
  expect(show('Anna Rossi', '')).toBe('Anna Rossi');
  expect(show('Anna Rossi', '?!')).toBe('Anna Rossi');
});

test('nothing of the text is lost, whatever is looked for', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(anyText, anyText, (text, query) => {
      expect(
        markMatches(text, query)
          .map((one) => one.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('a text is marked as a whole when it is looked for as it stands', () => {
  const word = fc.stringMatching(/^[a-z]{2,12}$/);
  fc.assert(
    fc.property(word, (text) => {
      expect(markMatches(text, text)).toEqual([{ text, hit: true }]);
    }),
  );
});

test('a text holds the query if each of its words begins one of the text’s', () => {
  expect(holdsAllWords('Anna Rossi Globex', 'glob ann')).toBe(true);
  expect(holdsAllWords('Anna Rossi Globex', 'anna verdi')).toBe(false);
  expect(holdsAllWords('Müller', 'muller')).toBe(true);
});
