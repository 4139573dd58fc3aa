import { expect, test } from 'vitest';
import { recogniseColumns } from '../recognise-columns.ts';
import { findMeaning } from './find-meaning.ts';

test.each([
  'Vor- u. Nachname',
  'Vor- & Nachname',
  'Vor-/Nachname',
  'Vor- u. Zuname',
  'Nach- u. Vorname',
  'Nachname, Vorname (privat)',
  'First & Last Name',
  'Nome & Cognome',
  'Cognome / Nome',
  'Prénom / Nom',
])('%s is the whole name', (heading) => {
  expect(findMeaning(heading)?.meaning).toBe('person.full_name');
});

test('a part of a name stays a part', () => {
  expect(findMeaning('Vorname des Kindes')?.meaning).toBe('person.first_name');
  expect(findMeaning('Nachname der Mutter')?.meaning).toBe('person.last_name');
  expect(findMeaning('Cognome sposa')?.meaning).toBe('person.last_name');
});

test('last names that are whole names are taken as such, unless the first names stand apart', () => {
  const rows = [['Anna Berg'], ['Bernd Huber'], ['Carla Rossi']];
  expect(recogniseColumns(['Nachname'], rows)[0]?.target).toBe('person.full_name');
  const apart = [
    ['Anna', 'Del Monte'],
    ['Bernd', 'Von Berg'],
    ['Carla', 'De Rossi'],
  ];
  const targets = recogniseColumns(['Vorname', 'Nachname'], apart).map(({ target }) => target);
  expect(targets).toEqual(['person.first_name', 'person.last_name']);
});
