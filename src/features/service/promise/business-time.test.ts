import { describe, expect, test } from 'vitest';
import { addBusinessTime, businessTimeBetween, openHours } from './business-time.ts';

const office = openHours({
  time_zone: 'Europe/Berlin',
  hours: 'mon-fri 09:00-17:00',
  holidays: '2026-12-25 Christmas Day\n12-26 the day after\n01-01',
});
const nights = openHours({ time_zone: 'Europe/Berlin', hours: 'sat 22:00-06:00' });
const always = openHours({ time_zone: 'Europe/Berlin', hours: 'mon-sun 00:00-24:00' });

describe('business hours', () => {
  test('a promise made on Friday afternoon runs on on Monday', () => {
    expect(addBusinessTime('2026-11-20T15:30:00Z', 60, office)).toBe('2026-11-23T08:30:00.000Z');
  });

  test('one that is used up when the day ends is due when it ends', () => {
    expect(addBusinessTime('2026-11-20T15:00:00Z', 60, office)).toBe('2026-11-20T16:00:00.000Z');
  });

  test('nothing counts on holidays, with their year or in every one', () => {
    expect(addBusinessTime('2026-12-24T15:30:00Z', 60, office)).toBe('2026-12-28T08:30:00.000Z');
    expect(addBusinessTime('2029-12-25T15:30:00Z', 60, office)).toBe('2029-12-27T08:30:00.000Z');
  });

  test('nine o’clock stays nine o’clock when clocks change', () => {
    // clocks go back on Sunday the 25th of October
    expect(addBusinessTime('2026-10-23T14:30:00Z', 60, office)).toBe('2026-10-26T08:30:00.000Z');
    // and forward on Sunday the 28th of March
    expect(addBusinessTime('2027-03-26T15:30:00Z', 60, office)).toBe('2027-03-29T07:30:00.000Z');
  });

  test('a night has an hour more in autumn and one less in spring', () => {
    expect(businessTimeBetween('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z', nights)).toBe(540);
    expect(businessTimeBetween('2027-03-27T12:00:00Z', '2027-03-28T12:00:00Z', nights)).toBe(420);
    expect(businessTimeBetween('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', always)).toBe(1500);
    expect(businessTimeBetween('2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z', always)).toBe(1380);
  });

  test('hours that begin while clocks skip them begin when they have', () => {
    const early = openHours({ time_zone: 'Europe/Berlin', hours: 'sun 02:30-04:00' });
    expect(businessTimeBetween('2027-03-28T00:00:00Z', '2027-03-28T12:00:00Z', early)).toBe(60);
    const skipped = openHours({ time_zone: 'Europe/Berlin', hours: 'sun 02:10-02:50' });
    expect(businessTimeBetween('2027-03-28T00:00:00Z', '2027-03-28T12:00:00Z', skipped)).toBe(0);
  });

  test('a holiday ends the night before it at midnight', () => {
    const cut = openHours({
      time_zone: 'Europe/Berlin',
      hours: 'thu 22:00-06:00',
      holidays: '2026-12-25',
    });
    expect(businessTimeBetween('2026-12-24T12:00:00Z', '2026-12-25T12:00:00Z', cut)).toBe(120);
  });

  test('a day that a country left out has no hours', () => {
    const apia = openHours({ time_zone: 'Pacific/Apia', hours: 'mon-sun 09:00-10:00' });
    // from Thursday the 29th to Saturday the 31st of December 2011 it was one night
    expect(businessTimeBetween('2011-12-29T10:00:00Z', '2011-12-31T10:00:00Z', apia)).toBe(120);
  });
});

describe('what is refused', () => {
  test.each([
    ['', /somebody is there/],
    ['mon', /somebody is there/],
    ['montag 09:00-17:00', /mon 09:00/],
    ['mon 9-17', /mon 09:00/],
    ['mon 09:00-09:00', /end when they begin/],
    ['mon 09:00-12:00 11:00-14:00', /overlap/],
    ['mon 22:00-06:00\ntue 05:00-09:00', /overlap/],
  ])('the hours %j', (hours, why) => {
    expect(() => openHours({ time_zone: 'UTC', hours })).toThrow(why);
  });

  test('a list with a line that begins with no day is refused by the line', () => {
    const holidays = '2026-12-25 Christmas\nBoxing Day';
    expect(() => openHours({ time_zone: 'UTC', hours: 'mon 09:00-10:00', holidays })).toThrow(
      /Line 2/,
    );
    const never = '2026-02-30 none';
    expect(() =>
      openHours({ time_zone: 'UTC', hours: 'mon 09:00-10:00', holidays: never }),
    ).toThrow();
  });

  test('holidays that leave no day refuse the promise', () => {
    const sundays = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(2024, 0, day + 1)).toISOString().slice(5, 10),
    ).join('\n');
    const never = openHours({ time_zone: 'UTC', hours: 'sun 09:00-10:00', holidays: sundays });
    expect(() => addBusinessTime('2026-11-20T15:30:00Z', 1, never)).toThrow(/nobody is there/);
  });
});
