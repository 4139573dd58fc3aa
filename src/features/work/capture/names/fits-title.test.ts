import { expect, test } from 'vitest';
import { fitsTitle } from './fits-title.ts';

test.each([
  ['Anna Rossi', 'person', 'Anna Rossi'],
  ['anna', 'person', 'Anna Rossi'],
  ['Rossi Anna', 'person', 'Anna Rossi'],
  ['anna rosi', 'person', 'Anna Rossi'],
  ['Papadopolous', 'person', 'Nikos Papadopoulos'],
  ['Mueller', 'person', 'Jürgen Müller'],
  ['Globex GmbH', 'company', 'Globex'],
  ['globx', 'company', 'Globex AG'],
  ['Harriet Cartwrite', 'person', 'Harriet Cartwright'],
])('“%s” may be the %s “%s”', (words, type, title) => {
  expect(fitsTitle(words, { type, title })).toBe(true);
});

test.each([
  ['Eva Novak', 'person', 'Lucía Schulz'],
  ['Eva Novak', 'person', 'Eva Schulz'],
  ['Eva Novak', 'company', 'Dvořeva Logistics GmbH'],
  ['Jon', 'person', 'Jan Berg'],
  ['Peter Zimmermann', 'person', 'Peter Zimmerli'],
])('“%s” is not the %s “%s”', (words, type, title) => {
  expect(fitsTitle(words, { type, title })).toBe(false);
});
