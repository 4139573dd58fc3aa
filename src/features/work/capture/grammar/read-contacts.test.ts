import { expect, test } from 'vitest';
import { readLine } from './line.ts';
import { readContacts } from './read-contacts.ts';

test.each([
  ['Bob bob@x.com', ['email bob@x.com']],
  ['(bob.marsh+crm@mail.x-y.co.uk), next', ['email bob.marsh+crm@mail.x-y.co.uk']],
  ['write to anna_rossi@globex.com.', ['email anna_rossi@globex.com']],
  ["o'brien@x.com", ["email o'brien@x.com"]],
  ['called Anna @Globex', []],
  ['called Anna @ globex.com', ['domain globex.com']],
  ['a@b', []],
  ['+420 603 123 456', ['phone +420 603 123 456']],
  ['+49 (0) 30 / 123 45-67, again', ['phone +49 (0) 30 / 123 45-67']],
  ['06 12 34 56 78', ['phone 06 12 34 56 78']],
  ['06.12.34.56.78', ['phone 06.12.34.56.78']],
  ['0171-1234567', ['phone 0171-1234567']],
  ['(555) 123-4567', ['phone (555) 123-4567']],
  ['555-123-4567', ['phone 555-123-4567']],
  ['tel. 12345', ['phone 12345']],
  ['+420 603 123 456 10:00', ['phone +420 603 123 456']],
  ['+420 603 123 456 12k', ['phone +420 603 123 456']],
  ['03.12.2025 14:30', []],
  ['03.12. 10', []],
  ['2025-12-03', []],
  ['offer 4711', []],
  ['1234567', []],
  ['initech.com, www.initech.de', ['domain initech.com', 'domain www.initech.de']],
  ['https://www.initech.com/about', ['domain www.initech.com']],
  ['done.It was', []],
  ['v1.2', []],
] as const)('%s', (text, expected) => {
  const found = readContacts(readLine(text, 'en')).map(({ kind, text: part }) => `${kind} ${part}`);
  expect(found).toEqual(expected);
});
