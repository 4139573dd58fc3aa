import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, fitsCompany, fitsDomain } from './compare-names.ts';

function name(text: string) {
  const [first = '', last = ''] = text.split('|');
  return { first, last };
}

test.each([
  ['Anna|Rossi', 'anna|ROSSI', 'same'],
  ['Anna|Rossi', 'Rossi|Anna', 'same'],
  ['Jürgen|Müller', 'Juergen|Mueller', 'same'],
  ['Søren|Ødegård', 'Soren|Odegard', 'same'],
  ['Carla|Hoffmann', 'Carla|Hofmann', 'similar'],
  ['A.|Rossi', 'Anna|Rossi', 'similar'],
  ['Anna Maria|Rossi', 'Anna|Rossi', 'similar'],
  ['Alex|Rossi', 'Alexander|Rossi', 'similar'],
  ['Mario|Rossi', 'Maria|Rossi', 'differs'],
  ['Paul|Rossi', 'Paula|Rossi', 'differs'],
  ['Anna|Rossi', 'Berta|Rossi', 'differs'],
  ['Anna|Rossi12345', 'Anna|Rossi12346', 'differs'],
  ['|Rossi', 'Anna|Rossi', 'unknown'],
  ['|', 'Anna|Rossi', 'unknown'],
  ['|Bianchi', 'Anna|Rossi', 'differs'],
])('%s and %s: %s', (one, other, verdict) => {
  expect(compareNames(name(one), name(other))).toBe(verdict);
});

test('which name comes first makes no difference, and any text is safe', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('Anna', 'Ana', 'A.', 'Rossi', 'Rosi', ''),
  );
  const any = fc.record({ first: text, last: text });
  fc.assert(
    fc.property(any, any, (one, other) => {
      expect(compareNames(one, other)).toBe(compareNames(other, one));
    }),
  );
});

test('a mail domain goes with a name that it is made of', () => {
  for (const [company, domain] of [
    ['Globex GmbH', 'globex.de'],
    ['Müller & Co', 'mueller.com'],
    ['Nord Logistik AG', 'nord-logistik.ch'],
    ['Hooli', 'hooli.co.uk'],
  ] as const) {
    expect(fitsDomain(company, domain), domain).toBe(true);
  }
  expect(fitsDomain('Globex GmbH', 'consulting.de')).toBe(false);
});

test('legal forms do not tell companies apart, other words do', () => {
  expect(fitsCompany('Globex', 'Globex GmbH')).toBe(true);
  expect(fitsCompany('Globex S.p.A.', 'Globex Ltd')).toBe(true);
  expect(fitsCompany('Globex', 'Initech')).toBe(false);
  expect(fitsCompany('GmbH', 'Initech GmbH')).toBe(false);
});
