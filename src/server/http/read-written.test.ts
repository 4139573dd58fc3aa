import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWritten } from './read-written.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const read = (told: string | null, via: 'web' | 'api' = 'web') =>
  readWritten(new Headers(told === null ? {} : { 'uptake-written': told }), via, NOW);

test('what waited without a connection is told when it was written', () => {
  expect(read('2026-03-01T17:30:00.250Z')).toBe('2026-03-01T17:30:00.250Z');
  expect(read(null)).toBeUndefined();
});

test('what is said to be longer ago than three days counts as of now', () => {
  expect(read('2026-02-27T09:00:00Z')).toBe('2026-02-27T09:00:00.000Z');
  expect(read('2026-02-27T08:59:59Z')).toBeUndefined();
  expect(read('1999-01-01T00:00:00Z')).toBeUndefined();
});

test('the time to come, a program and what is no time are not believed', () => {
  expect(read('2026-03-02T09:00:01Z')).toBeUndefined();
  expect(read('2026-03-01T17:30:00Z', 'api')).toBeUndefined();
  for (const told of ['yesterday', '2026-03-01', '2026-13-45T99:99:99Z', '1']) {
    expect(read(told), told).toBeUndefined();
  }
});

test('whatever is sent, it is never later than the clock of the server', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
        fc.string(),
      ),
      (told) => {
        const clean = told.replaceAll(/[^\x21-\x7e]/g, '');
        const at = read(clean);
        expect(at === undefined || Date.parse(at) <= NOW.getTime()).toBe(true);
      },
    ),
  );
});
