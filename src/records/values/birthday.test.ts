import { expect, test } from 'vitest';
import { valueSchema } from '#src/records/field-checks.ts';
import type { Field } from '#src/records/field-types.ts';
import { readBirthday } from './birthday.ts';
import { cleanValue } from './clean-values.ts';

const field: Field = {
  kind: 'text',
  holds: 'birthday',
  maxLength: 40,
  label: 'Birthday',
  why: 'To wish well.',
  usedIn: [],
};

function keep(typed: string): unknown {
  return cleanValue(field, valueSchema(field).parse(typed));
}

test.each([
  ['1961-03-12', '1961-03-12'],
  ['--05-17', '--05-17'],
  ['12 March 1961', '1961-03-12'],
  ['12. März 1961', '1961-03-12'],
  ['17 maggio', '--05-17'],
  ['17 May', '--05-17'],
  ['17.5.', '--05-17'],
  ['17.5.1980', '1980-05-17'],
  ['29 February', '--02-29'],
  [' ', null],
])('a birthday typed as "%s" is kept as %s', (typed, kept) => {
  expect(keep(typed)).toBe(kept);
});

test.each([
  ['soon', 'Give the day, such as 12 March 1961, or 17 May where the year is not known.'],
  ['31 June', 'There is no such day. Look at the day and the month.'],
  ['5/6/1980', 'Write the month as a word, such as 5 June 1980.'],
])('"%s" is refused with what to do', (typed, message) => {
  const { error } = valueSchema(field).safeParse(typed);
  expect(error?.issues[0]?.message).toBe(message);
});

test('a day with slashes is read as its reader writes days', () => {
  expect(readBirthday('5/6/1980', 'dmy').date).toBe('1980-06-05');
  expect(readBirthday('5/6/1980', 'mdy').date).toBe('1980-05-06');
});
