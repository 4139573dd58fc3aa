import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personBlocks } from './blocks.ts';
import { judgePeople, type PersonTraits } from './judge-person.ts';

function who(name: string, more: PersonTraits = {}): PersonTraits {
  const [first_name = null, last_name = null] = name.split('|');
  return { first_name: first_name || null, last_name: last_name || null, ...more };
}

const globex = { company_id: '1', company: 'Globex' };
const mobile = { phones: ['+39 347 1234567'] };
const mail = { emails: ['anna.rossi@globex.de'] };
const home = { street: 'Via Roma 1', city: 'Bolzano', phones: ['+39 0471 123456'] };

test.each<[string, PersonTraits, PersonTraits, string]>([
  ['the same name', who('Anna|Rossi'), who('Anna|Rossi'), 'same_name'],
  [
    'one letter, one company',
    who('Anna|Rosssi', globex),
    who('Anna|Rossi', globex),
    'similar_name',
  ],
  ['swapped', who('Rossi|Anna', globex), who('Anna|Rossi', globex), 'swapped_name'],
  ['umlauts', who('Jürgen|Müller'), who('Juergen|Mueller'), 'same_name'],
  ['a doubled letter', who('Ana|Rossi', globex), who('Anna|Rossi', globex), 'similar_name'],
  ['a title', who('Dr. Anna|Rossi'), who('Anna|Rossi'), 'same_name'],
  ['in one field', who('|Anna Rossi'), who('Anna|Rossi'), 'same_name'],
  ['a short form', who('Beppe|Rossi', globex), who('Giuseppe|Rossi', globex), 'short_name'],
  ['Mike', who('Mike|Rossi', globex), who('Michael|Rossi', globex), 'short_name'],
  ['an initial', who('A.|Rossi', globex), who('Anna|Rossi', globex), 'initial_name'],
  ['a new surname', who('Anna|Rossi', mail), who('Anna|Bianchi', mail), 'same_mail'],
  [
    'a new company',
    who('Anna|Rossi', { company: 'Globex', ...mobile }),
    who('Anna|Rossi', { company: 'Initech', ...mobile }),
    'same_phone',
  ],
])('%s is one', (_, one, other, reason) => {
  const { isAlike, reasons } = judgePeople(one, other);
  expect(isAlike).toBe(true);
  expect(reasons.map(({ code }) => code)).toContain(reason);
});

test.each<[string, PersonTraits, PersonTraits]>([
  [
    'twins',
    who('Anna|Rossi', { ...home, birthday: '1990-05-05' }),
    who('Berta|Rossi', { ...home, birthday: '1990-05-05' }),
  ],
  [
    'a couple with one address',
    who('Anna|Rossi', { ...home, emails: ['rossi@web.de'] }),
    who('Paolo|Rossi', { ...home, emails: ['rossi@web.de'] }),
  ],
  [
    'father and son, by their birthdays',
    who('Mario|Rossi', { ...home, ...globex, birthday: '1950-01-02' }),
    who('Mario|Rossi', { ...home, ...globex, birthday: '1980-03-04' }),
  ],
  [
    'father and son, by the mark',
    who('Mario|Rossi', { ...home, ...globex }),
    who('Mario|Rossi jr.', { ...home, ...globex }),
  ],
  ['Mario and Maria', who('Mario|Rossi', globex), who('Maria|Rossi', globex)],
  [
    'colleagues with one desk',
    who('Anna|Rossi', { ...globex, phones: ['0471 1234567'], emails: ['info@globex.de'] }),
    who('Carla|Verdi', { ...globex, phones: ['0471 1234567'], emails: ['info@globex.de'] }),
  ],
  [
    'namesakes at two companies',
    who('Anna|Rossi', { company: 'Globex', city: 'Rome' }),
    who('Anna|Rossi', { company: 'Initech', city: 'Berlin' }),
  ],
  [
    'two of a frequent name',
    who('Anna|Rossi', { namesakes: 16 }),
    who('Anna|Rossi', { namesakes: 16 }),
  ],
  ['nobody and nobody', {}, {}],
])('%s are two', (_, one, other) => {
  expect(judgePeople(one, other).isAlike).toBe(false);
});

const text = fc.constantFrom(
  'Anna',
  'Ana',
  'A.',
  'Rossi',
  'Rosi',
  'Dr. Müller',
  '',
  null,
  '💡',
  '|',
);
const traits = fc.record({
  first_name: text,
  last_name: text,
  emails: fc.subarray(['a@b.de', 'info@b.de', 'a.rossi@web.de', 'anna.rossi@web.de', '@']),
  phones: fc.subarray(['+39 0471 123456', '0471/123456', '12', '0471 123457']),
  city: fc.constantFrom('Bozen', 'Bolzano', 'Rome', null),
  birthday: fc.constantFrom('1980-02-03', '--02-03', '1980-03-02', null),
  company: fc.constantFrom('Globex', 'Globex GmbH', 'Initech', null),
});

test('which of the two comes first makes no difference', () => {
  fc.assert(
    fc.property(traits, traits, (one, other) => {
      const [there, back] = [judgePeople(one, other), judgePeople(other, one)];
      expect(there.points).toBeCloseTo(back.points, 8);
    }),
  );
});

test('two who are one by their name and something else share a block', () => {
  for (const [one, other] of [
    [who('Carla|Hoffmann'), who('Carla|Hofmann')],
    [who('Rossi|Anna'), who('Anna|Rossi')],
    [who('Bob|Rossi'), who('Robert|Rossi')],
    [who('A.|Rossi'), who('Anna|Rossi')],
    [who('Anna|Rossi-Bianchi'), who('Anna|Bianchi')],
    [who('|Anna Rossi'), who('Anna|Rossi')],
  ] as const) {
    const known = new Set(personBlocks(other));
    expect(
      personBlocks(one).some((block) => known.has(block)),
      one.last_name!,
    ).toBe(true);
  }
});
