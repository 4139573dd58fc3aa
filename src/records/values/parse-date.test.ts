import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideDateOrder, parseDate, voteDateOrder } from './parse-date.ts';

const READING = { order: 'dmy', thisYear: 2025 } as const;

test.each([
  '1980-05-17',
  '1980-05-17T00:00:00Z',
  '1980-05-17 14:30:00+02:00',
  '1980/5/17',
  '1980.05.17',
  '19800517',
  '17051980',
  '17.05.1980',
  '17.5.80',
  '17/05/1980',
  '05/17/1980',
  '17-05-1980',
  '5/17/1980 12:00:00 AM',
  '17. Mai 1980',
  'Samstag, den 17. Mai 1980',
  '17 mai 1980',
  'samedi 17 mai 1980',
  '17 maggio 1980',
  'May 17, 1980',
  'May 17th, 1980',
  'Sat, 17 May 1980',
  '17-May-80',
  '29358',
  '29358.75',
])('%s is the seventeenth of May 1980', (text) => {
  expect(parseDate(text, READING)).toEqual({ date: '1980-05-17' });
});

test.each([
  '--05-17',
  '--0517',
  '17.05.',
  '17. Mai',
  '17 maggio',
  'May 17',
  '1604-05-17',
  '0000-05-17',
])('%s is a birthday without its year', (text) => {
  expect(parseDate(text, READING)).toEqual({ date: '--05-17' });
});

test.each([
  ['1er août 1999', '1999-08-01'],
  ['2. März 1990', '1990-03-02'],
  ['mar 5 marzo 1985', '1985-03-05'],
  ['3 Jänner 2001', '2001-01-03'],
  ['29.02.', '--02-29'],
  ['5.6.24', '2024-06-05'],
])('%s is %s', (text, date) => {
  expect(parseDate(text, READING)).toEqual({ date });
});

test('zero dates, as Outlook writes them, are no dates and no problem', () => {
  for (const text of ['', '  ', '0/0/00', '00.00.0000', '0000-00-00']) {
    expect(parseDate(text, READING)).toEqual({});
  }
});

test.each([
  ['1980', 'not_a_date'],
  ['May 1980', 'not_a_date'],
  ['soon', 'not_a_date'],
  ['31.02.1980', 'no_such_day'],
  ['29.02.1981', 'no_such_day'],
  ['1980-13-40', 'no_such_day'],
  ['7'.repeat(100_000), 'not_a_date'],
])('%.20s is refused as %s', (text, problem) => {
  expect(parseDate(text, READING)).toEqual({ problem });
});

function orderOf(values: string[], usual: 'dmy' | 'mdy' = 'dmy') {
  const votes = { dmy: 0, mdy: 0 };
  for (const value of values) voteDateOrder(votes, value);
  return decideDateOrder(votes, usual);
}

test('the whole column decides which of two numbers is the day', () => {
  expect(orderOf(['5/6/1980', '5/17/1980', '1/2/1990'])).toBe('mdy');
  expect(orderOf(['5/6/1980', '17/5/1980'])).toBe('dmy');
  expect(orderOf(['5/6/1980'], 'mdy')).toBe('mdy');
  expect(orderOf(['5/17/1980', '17/5/1980'])).toBe('unclear');
  expect(parseDate('5/6/1980', { order: 'mdy', thisYear: 2025 }).date).toBe('1980-05-06');
});

test('in a column written both ways only what can be read one way is taken', () => {
  const unclear = { order: 'unclear', thisYear: 2025 } as const;
  expect(parseDate('5/6/1980', unclear)).toEqual({ problem: 'ambiguous_date' });
  expect(parseDate('17/6/1980', unclear).date).toBe('1980-06-17');
  expect(parseDate('6/6/1980', unclear).date).toBe('1980-06-06');
});

test('any day is read back from its ISO form, and any text is safe', () => {
  const day = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2099-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(parseDate(iso, READING)).toEqual({ date: iso });
    }),
  );
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9./ -]{1,12}$/));
  fc.assert(
    fc.property(text, (typed) => {
      const { date } = parseDate(typed, READING);
      if (date) expect(date).toMatch(/^(?:\d{4}|-)-\d{2}-\d{2}$/);
    }),
  );
});
