import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessTime,
  type BusinessHours,
  businessTimeBetween,
  openHours,
} from './business-time.ts';
import { parseHours, WEEKDAYS, type Week, writeHours } from './time/week-hours.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/Rome',
  'America/New_York',
  'Asia/Kathmandu', // +05:45
  'Australia/Lord_Howe', // half an hour of summer
  'America/St_Johns', // -03:30
  'Africa/Casablanca', // back in Ramadan
  'Pacific/Apia', // a day skipped in 2011
  'Pacific/Chatham', // +12:45
  'America/Sao_Paulo', // midnight skipped until 2018
];

const instant = fc
  .integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2032, 0, 1) })
  .map((ms) => new Date(ms).toISOString());
const minute = fc.integer({ min: 0, max: 1439 });
const week: fc.Arbitrary<Week> = fc
  .array(
    fc
      .record({ day: fc.integer({ min: 0, max: 6 }), from: minute, to: minute })
      .filter(({ from, to }) => (to - from + 1440) % 1440 >= 60),
    { minLength: 1, maxLength: 6 },
  )
  .map((shifts) =>
    WEEKDAYS.map((_, day) => shifts.filter((shift) => shift.day === day).slice(0, 1)),
  )
  .filter((candidate) => {
    try {
      parseHours(writeHours(candidate));
      return true;
    } catch {
      return false;
    }
  });
const holidays = fc
  .array(
    fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2032, 0, 1) }).map((ms) => {
      return new Date(ms).toISOString().slice(0, 10);
    }),
    { maxLength: 20 },
  )
  .map((days) => days.join('\n'));
const hours: fc.Arbitrary<BusinessHours> = fc
  .record({ time_zone: fc.constantFrom(...ZONES), hours: week.map(writeHours), holidays })
  .map(openHours);

describe('business time', () => {
  test('what is added is what lies between', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2000 }), hours, (start, minutes, open) => {
        const end = addBusinessTime(start, minutes, open);
        expect(businessTimeBetween(start, end, open)).toBe(minutes);
      }),
      { numRuns: 200 },
    );
  });

  test('what lies between leads back to where somebody was there last', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 20 * 1440 }), hours, (start, later, open) => {
        const end = new Date(Date.parse(start) + later * 60_000).toISOString();
        const minutes = businessTimeBetween(start, end, open);
        const back = addBusinessTime(start, minutes, open);
        expect(back <= end).toBe(true);
        expect(businessTimeBetween(back, end, open)).toBe(0);
        const lastMinute = new Date(Date.parse(end) - 60_000).toISOString();
        if (businessTimeBetween(lastMinute, end, open) === 1 && minutes > 0) {
          expect(Date.parse(end) - Date.parse(back)).toBeLessThan(60_000);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('two spans in a row are one', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        hours,
        (start, one, other, open) => {
          const twice = addBusinessTime(addBusinessTime(start, one, open), other, open);
          expect(twice).toBe(addBusinessTime(start, one + other, open));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('more minutes never end earlier', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 1000 }), hours, (start, minutes, open) => {
        const end = addBusinessTime(start, minutes, open);
        expect(end < addBusinessTime(start, minutes + 1, open)).toBe(true);
        expect(end >= start).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  test('hours are read as they are written', () => {
    fc.assert(
      fc.property(week, (given) => {
        const text = writeHours(given);
        expect(writeHours(parseHours(text))).toBe(text);
      }),
    );
  });
});
