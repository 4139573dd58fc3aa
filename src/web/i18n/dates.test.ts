import { expect, test } from 'vitest';
import { formatDate, formatDay, formatExactly, formatInstant, formatWholeDay } from './dates.ts';

const nowMs = Date.parse('2025-05-12T22:30:00Z');
const rome = { locale: 'en-GB', timeZone: 'Europe/Rome' };

test('near days have their names, in the zone of the reader', () => {
  expect(formatDay('2025-05-13', rome, nowMs)).toBe('Today');
  expect(formatDay('2025-05-14', rome, nowMs)).toBe('Tomorrow');
  expect(formatDay('2025-05-13', { ...rome, timeZone: 'UTC' }, nowMs)).toBe('Tomorrow');
  expect(formatDay('2025-05-12', { ...rome, locale: 'de' }, nowMs)).toBe('Gestern');
});

test('the coming days have their weekday, others their date, other years the year', () => {
  expect(formatDay('2025-05-16', rome, nowMs)).toBe('Friday');
  expect(formatDay('2025-05-10', rome, nowMs)).toBe('10 May');
  expect(formatDay('2024-12-24', rome, nowMs)).toBe('24 Dec 2024');
});

test('within a sentence each day is its date, however near', () => {
  for (const [day, date] of [
    ['2025-05-12', '12 May'],
    ['2025-05-13', '13 May'],
    ['2025-05-14', '14 May'],
    ['2025-05-16', '16 May'],
    ['2026-01-01', '1 Jan 2026'],
  ] as const) {
    expect(formatDate(day, rome, nowMs)).toBe(date);
  }
  expect(formatDate('soon', rome, nowMs)).toBe('soon');
});

test('where nothing is to be guessed each day has its year', () => {
  expect(formatWholeDay('2025-12-24', rome, nowMs)).toBe('24 Dec 2025');
  expect(formatWholeDay('2025-05-14', rome, nowMs)).toBe('Tomorrow, 14 May 2025');
  expect(formatWholeDay('2025-05-16', { ...rome, locale: 'de' }, nowMs)).toBe(
    'Freitag, 16. Mai 2025',
  );
  expect(formatWholeDay('2025-05-10', rome, nowMs)).toBe('10 May 2025');
  expect(formatWholeDay('soon', rome, nowMs)).toBe('soon');
});

test('an instant is day and time, and its title says the zone', () => {
  expect(formatInstant('2025-05-12T12:05:00Z', rome, nowMs)).toBe('Yesterday 14:05');
  expect(formatExactly('2025-05-12T12:05:00Z', rome)).toContain('14:05');
  expect(formatExactly('2025-05-12T12:05:00Z', rome)).toContain('CEST');
});

test('what is no date is shown as it is', () => {
  expect(formatDay('soon', rome, nowMs)).toBe('soon');
  expect(formatInstant('soon', rome, nowMs)).toBe('soon');
  expect(formatExactly('soon', rome)).toBe('soon');
});
