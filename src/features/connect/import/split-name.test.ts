import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideNameOrder, splitName } from './split-name.ts';
import { isCompanyName } from './values/company-name.ts';

test.each([
  ['Anna Rossi', 'Anna', 'Rossi', ''],
  ['Rossi, Anna', 'Anna', 'Rossi', ''],
  ['Dr. Anna Rossi', 'Anna', 'Rossi', 'Dr.'],
  ['Herr Prof. Dr. med. Hans Müller', 'Hans', 'Müller', 'Herr Prof. Dr. med.'],
  ['Müller, Dr. Hans', 'Hans', 'Müller', 'Dr.'],
  ['Dipl.-Ing. Karl Maier', 'Karl', 'Maier', 'Dipl.-Ing.'],
  ['Dott.ssa Anna Maria De Luca', 'Anna Maria', 'De Luca', 'Dott.ssa'],
  ['Mme Claire Dupont', 'Claire', 'Dupont', 'Mme'],
  ['M. Dupont', '', 'Dupont', 'M.'],
  ['Frau Dr. Müller', '', 'Müller', 'Frau Dr.'],
  ['Anna von der Heide', 'Anna', 'von der Heide', ''],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven', ''],
  ['van den Berg, Jan', 'Jan', 'van den Berg', ''],
  ['ROSSI Anna', 'Anna', 'ROSSI', ''],
  ['Claire LE GOFF', 'Claire', 'LE GOFF', ''],
  ['JOHN SMITH', 'JOHN', 'SMITH', ''],
  ['John Smith Jr.', 'John', 'Smith Jr.', ''],
  ['Smith, John, Jr.', 'John', 'Smith Jr.', ''],
  ['Anna Rossi, PhD', 'Anna', 'Rossi', 'PhD'],
  ['Anna Rossi MBA', 'Anna', 'Rossi', 'MBA'],
  ['Jean-Pierre Dupont', 'Jean-Pierre', 'Dupont', ''],
  ['Al Gore', 'Al', 'Gore', ''],
  ['Li Wei', 'Li', 'Wei', ''],
  ['Anna', 'Anna', '', ''],
  ['Rossi', '', 'Rossi', ''],
  ['王小明', '', '王小明', ''],
  ['', '', '', ''],
])('%s', (text, first, last, title) => {
  expect(splitName(text)).toMatchObject({ first, last, title });
});

test('what stands in brackets is kept apart', () => {
  expect(splitName('Anna Rossi (Globex)')).toEqual({
    first: 'Anna',
    last: 'Rossi',
    title: '',
    extra: 'Globex',
  });
});

test('a list with family names first is turned round as a whole, one odd name alone is not', () => {
  expect(decideNameOrder(['Rossi Anna', 'Müller Hans', 'Dupont Claire', 'Xu Foo'])).toBe(
    'last_first',
  );
  expect(decideNameOrder(['Xavier Thomas', 'Anna Rossi', 'Hans Müller'])).toBe('first_last');
  expect(splitName('Rossi Anna', 'last_first')).toMatchObject({ first: 'Anna', last: 'Rossi' });
  expect(splitName('De Luca Anna Maria', 'last_first')).toMatchObject({
    first: 'Anna Maria',
    last: 'De Luca',
  });
});

test('no word of a name is lost or made up', () => {
  const word = fc.constantFrom(
    'Anna',
    'Dr.',
    'von',
    'der',
    'Rossi',
    'JR',
    'PhD',
    'Li',
    'ROSSI',
    'de',
    'Me',
    "O'Neil",
    'III',
  );
  const name = fc.array(word, { maxLength: 6 });
  fc.assert(
    fc.property(
      name,
      fc.boolean(),
      fc.constantFrom('first_last', 'last_first'),
      (words, hasComma, order) => {
        const text = hasComma ? words.join(', ') : words.join(' ');
        const { first, last, title } = splitName(text, order as 'first_last');
        const kept = [first, last, title].join(' ').split(' ').filter(Boolean);
        expect(kept.sort()).toEqual([...words].sort());
      },
    ),
  );
});

test('any text is safe', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void splitName(text)));
});

test('companies are told from people by their legal form', () => {
  const companies = [
    'Globex GmbH',
    'Initech S.p.A.',
    'Müller & Co',
    'Hooli Inc.',
    'Nord AG',
    'Dupont S.A.',
    'Rossi srl',
  ];
  for (const name of companies) expect(isCompanyName(name), name).toBe(true);
  for (const name of ['Anna Rossi', 'Kim Se', 'Mary Co', 'Incan', 'Rosa Spa-Bauer', 'Ulla Lang']) {
    expect(isCompanyName(name), name).toBe(false);
  }
});
