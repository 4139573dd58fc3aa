import { expect, test } from 'vitest';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ImportRow } from '../import-queries.ts';
import { makesCompany, ownType, readChanges } from './row-changes.ts';

const TYPES = new Map<string, RecordDeclaration>([
  ['person', person],
  ['company', company],
]);

const AIDS = {
  reader: { locale: 'en-GB', timeZone: 'Europe/Rome' },
  refs: {},
  members: [],
};

function row(given: Partial<ImportRow>): ImportRow {
  return {
    line: 2,
    outcome: 'change',
    title: 'Anna Rossi',
    company: 'Globex',
    record: { type: 'person', id: 'x', title: 'Anna Rossi' },
    matched_by: 'mail',
    changes: {},
    issues: [],
    ...given,
  };
}

function say(given: Partial<ImportRow>): string[] {
  return readChanges(row(given), { types: TYPES, aids: AIDS }).map(({ label, before, after }) =>
    [label, before, after].filter(Boolean).join(' | '),
  );
}

test('a changed text shows what stood before and what comes', () => {
  expect(say({ changes: { city: ['Bozen', 'Meran'] } })).toEqual(['City | Bozen | Meran']);
});

test('of a list that grows only what is added is told', () => {
  expect(say({ changes: { emails: [['a@x.example'], ['a@x.example', 'b@x.example']] } })).toEqual([
    'E-mail | also b@x.example',
  ]);
  expect(say({ changes: { phones: [null, ['+39 1']] } })).toEqual(['Phone | +39 1']);
  expect(say({ changes: { tags: [['a'], ['b']] } })).toEqual(['Tags | a | b']);
});

test('a note keeps its lines', () => {
  expect(say({ changes: { about: [null, 'Golf  and\tchess\r\nTwo  sons\n\nWine'] } })).toEqual([
    'Good to know | Golf and chess\nTwo sons\nWine',
  ]);
});

test('of a text that grows only the new end is told', () => {
  expect(say({ changes: { about: ['Golf', 'Golf\nHobby: chess'] } })).toEqual([
    'Good to know | also Hobby: chess',
  ]);
});

test('a new person tells neither name nor company again, what helps to know them first', () => {
  const changes: ImportRow['changes'] = {
    about: [null, 'Golf'],
    'company.name': [null, 'Globex'],
    'company.domains': [null, ['globex.example']],
    city: [null, 'Meran'],
    emails: [null, ['a@x.example']],
    first_name: [null, 'Anna'],
  };
  const given = { outcome: 'create', record: null, changes } as const;
  expect(say(given)).toEqual([
    'E-mail | a@x.example',
    'City | Meran',
    'Good to know | Golf',
    'Company: Mail domain | globex.example',
  ]);
  expect(makesCompany(row(given))).toBe(true);
});

test('a row whose record is not yet made is known by its fields', () => {
  expect(ownType(row({ record: null, changes: { name: [null, 'Globex'] } }))).toBe('company');
  expect(ownType(row({ record: null, changes: { first_name: [null, 'A'] } }))).toBe('person');
});

test('long texts are cut without splitting a letter', () => {
  const [change] = readChanges(row({ changes: { about: [null, '𝒳'.repeat(500)] } }), {
    types: TYPES,
    aids: AIDS,
  });
  expect(change!.after.length).toBeLessThan(130);
  expect(change!.after.isWellFormed()).toBe(true);
});

test('fields of the workspace are told as everywhere: choices by name, money, days', () => {
  const base = { custom: true as const, why: 'To know.', usedIn: [] };
  const level = { value: 'gold', label: 'Gold customer' };
  const fields = {
    ...company.fields,
    x_level: { ...base, kind: 'choice' as const, label: 'Level', choices: [level] },
    x_fee: { ...base, kind: 'money' as const, label: 'Fee' },
    x_ends: { ...base, kind: 'date' as const, label: 'Ends' },
  };
  const types = new Map<string, RecordDeclaration>([['company', { ...company, fields }]]);
  const changes: ImportRow['changes'] = {
    name: [null, 'Globex'],
    x_level: [null, 'gold'],
    x_fee: [null, { amount: 120_000, currency: 'EUR' }],
    x_ends: [null, '2027-03-31'],
  };
  const given = row({ outcome: 'create', record: null, changes });
  expect(readChanges(given, { types, aids: AIDS }).map(({ after }) => after)).toEqual([
    'Gold customer',
    '€1,200.00',
    '31 Mar 2027',
  ]);
});

test('days have their year, and a birthday is said as people say it', () => {
  const year = new Date().getFullYear();
  const x_ends = { kind: 'date' as const, label: 'Ends', why: 'To know.', usedIn: [] };
  const types = new Map<string, RecordDeclaration>([
    ['person', { ...person, fields: { ...person.fields, x_ends } }],
  ]);
  const changes: ImportRow['changes'] = {
    birthday: [null, '--05-17'],
    x_ends: [null, `${year}-02-03`],
  };
  const aids = { ...AIDS, wholeDays: true as const };
  const told = readChanges(row({ changes }), { types, aids }).map(({ after }) => after);
  expect(told).toEqual(['17 May', expect.stringContaining(`3 Feb ${year}`)]);
});
