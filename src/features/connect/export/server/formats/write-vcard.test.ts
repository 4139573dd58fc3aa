import { expect, test } from 'vitest';
import { writeVcard } from './write-vcard.ts';

const person = { id: '01a201b5-eb5b-7132-b387-8cebf9aee5ef', title: 'Ana', first_name: 'Ana' };

test.each([
  ['1987-05-17', 'BDAY:19870517'],
  ['--05-17', 'BDAY:--0517'],
])('a birthday %s goes out as %s', (birthday, line) => {
  expect(writeVcard({ ...person, birthday }, {}).split('\r\n')).toContain(line);
});

test('no value begins a line of the card that nobody wrote', () => {
  const evil = '1\r\nTEL:112';
  const names = ['title', 'first_name', 'last_name', 'job_title', 'street', 'city', 'about'];
  const card = writeVcard(
    {
      ...person,
      ...Object.fromEntries(names.map((name) => [name, evil])),
      birthday: '1\nTEL:112',
      emails: [evil],
      phones: [evil],
      tags: [evil],
    },
    {},
  );
  expect(card.split(/\r\n|\r|\n/).filter((line) => /^TEL:112/.test(line))).toEqual([]);
});
