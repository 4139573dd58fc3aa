import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { daysWithin, findNext, hasDay, moveSlot, type Slot, settleRule } from './occurrences.ts';
import { parseRule, shiftRule, writeRule } from './repeat-rule.ts';

const ROME = 'Europe/Rome';
const zones = fc.constantFrom(
  ROME,
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
  'UTC',
);
const days = fc
  .integer({ min: 0, max: 4000 })
  .map((n) => Temporal.PlainDate.from('2022-01-01').add({ days: n }).toString());

function slotAt(day: string, time: string, timeZone: string, minutes = 60): Slot {
  const begin = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone);
  return {
    due_on: day,
    due_at: new Date(begin.epochMilliseconds).toISOString(),
    ends_at: new Date(begin.epochMilliseconds + minutes * 60_000).toISOString(),
  };
}

function clock(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString();
}

test('a weekly 10:00 stays 10:00 when clocks change', () => {
  const slot = slotAt('2026-03-24', '10:00', ROME);
  const moved = moveSlot(slot, '2026-03-31', ROME);
  expect(slot.due_at).toBe('2026-03-24T09:00:00.000Z');
  expect(moved.due_at).toBe('2026-03-31T08:00:00.000Z');
  expect(moved.ends_at).toBe('2026-03-31T09:00:00.000Z');
});

test('in every zone and on every day an occurrence keeps its time, but for times that clocks skip', () => {
  fc.assert(
    fc.property(zones, days, days, fc.integer({ min: 5, max: 23 }), (zone, from, to, hour) => {
      const time = `${String(hour).padStart(2, '0')}:00`;
      // a zone may have left out a whole day
      if (zone === 'Pacific/Apia' && (from < '2012' || to < '2012')) return;
      const moved = moveSlot(slotAt(from, time, zone), to, zone);
      expect(clock(moved.due_at!, zone)).toBe(`${time}:00`);
      expect(moved.ends_at! > moved.due_at!).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a time that clocks skip moves forward', () => {
  const slot = slotAt('2026-03-22', '02:30', ROME);
  expect(moveSlot(slot, '2026-03-29', ROME).due_at).toBe('2026-03-29T01:30:00.000Z');
});

test('whole days keep their number across a change of clocks', () => {
  const slot = { due_on: '2026-03-20', due_at: null, ends_at: '2026-03-22T23:00:00.000Z' };
  expect(moveSlot(slot, '2026-03-28', ROME)).toEqual({
    due_on: '2026-03-28',
    due_at: null,
    ends_at: '2026-03-30T22:00:00.000Z',
  });
});

test('weeks are every so many days after the first, whatever happens between', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 9 }), (first, every) => {
      const series = { repeats: `FREQ=WEEKLY;INTERVAL=${every}`, skipped: [] };
      const to = Temporal.PlainDate.from(first).add({ weeks: 60 }).toString();
      const found = daysWithin(series, { first, from: first, to });
      const expected = Array.from({ length: Math.ceil(60 / every) }, (_, at) =>
        Temporal.PlainDate.from(first)
          .add({ weeks: at * every })
          .toString(),
      );
      expect(found).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('walking from one occurrence to the next finds the days of the whole series', () => {
  const rules = [
    'weekly',
    'monthly',
    'weekdays',
    'yearly',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=DAILY;INTERVAL=3;COUNT=7',
    'FREQ=WEEKLY;UNTIL=20290501',
    'FREQ=MONTHLY;COUNT=5',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...rules), days, (text, start) => {
      const slot = { due_on: start, due_at: null, ends_at: null };
      let repeats = settleRule(text, slot, ROME);
      // where the first day is none of the rule, biweekly weeks are counted from it all the same
      const to = Temporal.PlainDate.from(start).add({ years: 2 }).toString();
      const all = daysWithin({ repeats, skipped: [] }, { first: start, from: start, to });
      const walked = [start];
      for (let first = start; ; ) {
        const next = findNext({ repeats, skipped: [] }, { first, after: first });
        if (!next || next.day >= to) break;
        walked.push(next.day);
        first = next.day;
        repeats = next.repeats;
      }
      expect(walked).toEqual(all);
    }),
    { numRuns: 100 },
  );
});

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const plainRules = fc
  .record({
    every: fc.integer({ min: 1, max: 5 }),
    weekdays: fc.option(fc.subarray(WEEKDAYS, { minLength: 1 })),
    begins: fc.option(fc.constantFrom(...WEEKDAYS)),
  })
  .map(({ every, weekdays, begins }) =>
    [
      weekdays ? `FREQ=WEEKLY;BYDAY=${weekdays}` : 'FREQ=DAILY',
      `INTERVAL=${every}`,
      ...(begins ? [`WKST=${begins}`] : []),
    ].join(';'),
  );

test('days and weeks are reckoned to the days that walking finds, counted or not', () => {
  fc.assert(
    fc.property(plainRules, days, fc.integer({ min: 1, max: 80 }), (rule, first, count) => {
      const start = Temporal.PlainDate.from(first);
      const end = start.add({ years: 2 });
      const walked = new RRuleTemporal({
        rruleString: `DTSTART:${first.replaceAll('-', '')}T000000Z\nRRULE:${rule}`,
        temporal: Temporal,
      }).between(new Date(`${start.add({ days: 1 })}T00:00Z`), new Date(`${end}T00:00Z`), true);
      const all = [first, ...walked.map((date) => date.toPlainDate().toString())];
      const to = end.add({ days: 1 }).toString();
      const list = (repeats: string, from: string) =>
        daysWithin({ repeats, skipped: [] }, { first, from, to });
      expect(list(rule, first)).toEqual(all);
      expect(list(`${rule};COUNT=${count}`, first)).toEqual(all.slice(0, count));
      const later = start.add({ days: 300 }).toString();
      expect(list(`${rule};COUNT=${count}`, later)).toEqual(
        all.slice(0, count).filter((day) => day >= later),
      );
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['FREQ=WEEKLY;BYDAY=MO;COUNT=1000', '2024-01-01', '2043-02-23'],
  ['FREQ=DAILY;INTERVAL=2;COUNT=1000', '2024-01-01', '2029-06-21'],
  ['FREQ=MONTHLY;BYMONTHDAY=5;COUNT=300', '2024-01-05', '2048-12-05'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1;COUNT=20', '2024-02-29', '2043-02-28'],
])('%s from %s has its last day on %s', (repeats, first, last) => {
  const series = { repeats, skipped: [] };
  const from = Temporal.PlainDate.from(last).subtract({ days: 1 }).toString();
  const to = Temporal.PlainDate.from(last).add({ days: 400 }).toString();
  expect(daysWithin(series, { first, from, to })).toEqual([last]);
  expect(findNext(series, { first, after: last })).toBeNull();
});

test('nothing comes after the last year of four digits', () => {
  const series = { repeats: 'FREQ=DAILY', skipped: [] };
  expect(findNext(series, { first: '9999-12-31', after: '9999-12-31' })).toBeNull();
});

test('the 31st is the last day of a shorter month', () => {
  const slot = { due_on: '2026-01-31', due_at: null, ends_at: null };
  const repeats = settleRule('monthly', slot, ROME);
  const asked = { first: '2026-01-31', from: '2026-01-01', to: '2026-06-01' };
  expect(daysWithin({ repeats, skipped: [] }, asked)).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
  ]);
});

test('a birthday on 29 February is kept on the 28th in other years', () => {
  const slot = { due_on: '2024-02-29', due_at: null, ends_at: null };
  const repeats = settleRule('yearly', slot, ROME);
  expect(hasDay({ repeats, skipped: [] }, '2024-02-29', '2026-02-28')).toBe(true);
  expect(hasDay({ repeats, skipped: [] }, '2024-02-29', '2028-02-29')).toBe(true);
});

test('skipped days are left out, and counted where a number of times was agreed', () => {
  const series = { repeats: 'FREQ=DAILY;COUNT=4', skipped: ['2026-03-03'] };
  const asked = { first: '2026-03-01', from: '2026-01-01', to: '2027-01-01' };
  expect(daysWithin(series, asked)).toEqual(['2026-03-01', '2026-03-02', '2026-03-04']);
  expect(findNext(series, { first: '2026-03-01', after: '2026-03-02' })).toEqual({
    day: '2026-03-04',
    repeats: 'FREQ=DAILY;COUNT=1',
  });
  expect(findNext(series, { first: '2026-03-01', after: '2026-03-04' })).toBeNull();
});

test('a rule without end is read as far as is asked, and no farther than a thousand', () => {
  const series = { repeats: 'FREQ=DAILY', skipped: [] };
  const asked = { first: '2020-01-01', from: '2020-01-01', to: '2039-01-01' };
  expect(daysWithin(series, asked)).toHaveLength(1000);
});

test('an end by the instant includes the occurrence that begins at it', () => {
  const slot = slotAt('2026-03-10', '10:00', ROME);
  expect(settleRule('FREQ=WEEKLY;UNTIL=20260324T090000Z', slot, ROME)).toContain('UNTIL=20260324');
  expect(settleRule('FREQ=WEEKLY;UNTIL=20260324T085959Z', slot, ROME)).toContain('UNTIL=20260323');
});

test.each([
  ['FREQ=SECONDLY', 'once a day'],
  ['FREQ=MINUTELY', 'once a day'],
  ['FREQ=HOURLY;COUNT=3', 'once a day'],
  ['FREQ=DAILY;BYHOUR=9,10', 'once a day'],
  ['FREQ=DAILY;INTERVAL=0', 'INTERVAL'],
  ['FREQ=DAILY;COUNT=1000000', 'COUNT'],
  ['FREQ=DAILY;COUNT=3;UNTIL=20260101', 'not both'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31', 'ever comes'],
  ['FREQ=WEEKLY;BYDAY=XX', 'ever comes'],
  ['whenever', 'no part'],
  ['', 'FREQ'],
])('%s is refused with what to do', (text, word) => {
  const slot = { due_on: '2026-01-31', due_at: null, ends_at: null };
  expect(() => settleRule(text, slot, ROME)).toThrow(word);
});

test('whatever is written, it is read or refused, never worse', () => {
  const piece = fc.constantFrom(
    'FREQ=DAILY',
    'FREQ=YEARLY',
    'INTERVAL=7',
    'BYDAY=1MO,-1SU',
    'BYDAY=99MO',
    'BYMONTHDAY=-1',
    'BYMONTHDAY=0',
    'BYYEARDAY=366',
    'BYWEEKNO=53',
    'BYSETPOS=400',
    'BYMONTH=13',
    'WKST=SU',
    'UNTIL=20269999',
    'COUNT=2',
    'X',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const slot = { due_on: '2026-01-31', due_at: null, ends_at: null };
      try {
        settleRule(pieces.join(';'), slot, ROME);
      } catch (error) {
        expect((error as { code?: string }).code).toBe('invalid');
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['FREQ=WEEKLY;BYDAY=TU', '2026-03-10', '2026-03-12', 'FREQ=WEEKLY;BYDAY=TH'],
  ['FREQ=WEEKLY;BYDAY=TU,FR', '2026-03-10', '2026-03-12', 'FREQ=WEEKLY;BYDAY=TH,FR'],
  ['FREQ=MONTHLY;BYDAY=2TU', '2026-03-10', '2026-03-18', 'FREQ=MONTHLY;BYDAY=3WE'],
  ['FREQ=MONTHLY;BYMONTHDAY=10', '2026-03-10', '2026-03-12', 'FREQ=MONTHLY;BYMONTHDAY=12'],
  ['FREQ=DAILY', '2026-03-10', '2026-03-12', 'FREQ=DAILY'],
])('%s moved from %s to %s is %s', (rule, from, to, expected) => {
  expect(writeRule(shiftRule(parseRule(rule), from, to))).toBe(expected);
});
