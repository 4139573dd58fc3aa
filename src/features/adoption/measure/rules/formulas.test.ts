import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf, dayNumber, dayText, weekdayOf } from '../days/clock.ts';
import { type DayTrace, emptyDay } from '../days/day-trace.ts';
import { FULL_WEEK, nextWorkingDay, type PersonCalendar, windowStart } from './calendar.ts';
import { shareAtLeast } from './chance.ts';
import { coverageOf, judgeContacts, pullOf } from './coverage.ts';
import { edictOf, expectedShare } from './edict.ts';
import { type Commitment, followThroughOf } from './follow-through.ts';
import { leaderMeasures } from './leader-measures.ts';
import { evenness, paddingOf } from './padding.ts';
import { missingOf, type VerdictFigures } from './verdict.ts';

/** Monday. */
const D = dayNumber('2026-03-02');
const WEEK: PersonCalendar = { working_days: FULL_WEEK, leave: [] };
const WINDOW = { from: D - 60, to: D + 60 };

function contact(day: number, traced: number | null) {
  const one = { m: 600, customer: 'k', traced, hour: traced === null ? null : 18, looked: false };
  return { ...emptyDay(day), contacts: [one] };
}

describe('coverage', () => {
  test('8 of 10 with nothing known before: Pr(share ≥ 0.7) is 1 − I₀.₇(9, 3) = 0.6873', () => {
    // by hand: P(at least 9 of 11 below 0.7) = 55·0.7⁹·0.3² + 11·0.7¹⁰·0.3 + 0.7¹¹ = 0.3127
    expect(shareAtLeast(0.7, 8, 10)).toBeCloseTo(0.6873, 4);
    expect(shareAtLeast(0.7, 10, 10)).toBeCloseTo(1 - 0.7 ** 11, 10);
    expect(shareAtLeast(0.7, 0, 0)).toBeCloseTo(0.3, 10);
  });

  test('Friday’s contact is in time on Monday, late on Tuesday; leave waits with it', () => {
    const friday = D + 4;
    const onTime = (traced: number, calendar = WEEK) =>
      judgeContacts([contact(friday, traced)], calendar, WINDOW)[0]!.onTime;
    expect(onTime(3)).toBe(true);
    expect(onTime(4)).toBe(false);
    expect(onTime(4, { ...WEEK, leave: [{ first: D + 7, last: D + 7 }] })).toBe(true);
    expect(onTime(5, { ...WEEK, working_days: [3, 4, 5] })).toBe(true);
  });

  test('contacts on leave are nobody’s, and those that can still be written down wait', () => {
    const leave = { ...WEEK, leave: [{ first: D, last: D }] };
    expect(judgeContacts([contact(D, null)], leave, WINDOW)).toEqual([]);
    expect(judgeContacts([contact(D, null)], WEEK, { from: D - 9, to: D + 1 })).toEqual([]);
    expect(judgeContacts([contact(D, null)], WEEK, { from: D - 9, to: D + 2 })).toHaveLength(1);
  });

  test('one more trace never lowers it, one more contact without never raises it', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (traced, without) => {
        const n = traced + without;
        const now = shareAtLeast(0.7, traced, n);
        expect(shareAtLeast(0.7, traced + 1, n + 1)).toBeGreaterThanOrEqual(now - 1e-12);
        expect(shareAtLeast(0.7, traced, n + 1)).toBeLessThanOrEqual(now + 1e-12);
      }),
    );
  });

  test('leave never hurts: the rate with leave over an untraced contact is no lower', () => {
    const contacts = fc.array(fc.tuple(fc.nat(30), fc.option(fc.nat(6))), { minLength: 1 });
    fc.assert(
      fc.property(contacts, fc.nat(30), (list, away) => {
        const days = list.map(([day, traced]) => contact(D + day, traced));
        const leave = { ...WEEK, leave: [{ first: D + away, last: D + away }] };
        const isUntraced = days.every(({ day, contacts: [one] }) =>
          day === D + away ? one!.traced === null : true,
        );
        fc.pre(isUntraced);
        const before = coverageOf(judgeContacts(days, WEEK, WINDOW));
        const after = coverageOf(judgeContacts(days, leave, WINDOW));
        expect(after.traced).toBeGreaterThanOrEqual(before.traced);
        if (after.rate !== null && before.rate !== null) {
          expect(after.rate).toBeGreaterThanOrEqual(before.rate - 1e-12);
        }
      }),
    );
  });

  test('3 of 4 contacts for which something was looked up are a pull of 0.75, of none nothing', () => {
    const days = [true, true, false, true].map((looked, at) => {
      const day = contact(D + at, null);
      return { ...day, contacts: [{ ...day.contacts[0]!, looked }] };
    });
    const judged = judgeContacts(days, WEEK, WINDOW);
    expect(pullOf(judged)).toEqual({ contacts: 4, looked_up: 3, rate: 0.75 });
    expect(pullOf([]).rate).toBeNull();
  });

  test('the two weakest weeks do not count: of 8 × 10, 64 in time are 54 of 60 where two had 5', () => {
    const weeks = [9, 9, 5, 9, 9, 5, 9, 9];
    const days = weeks.flatMap((traced, at) =>
      Array.from({ length: 10 }, (_, nth) => contact(D - 60 + at * 7, nth < traced ? 0 : null)),
    );
    const { rate, probability } = coverageOf(judgeContacts(days, WEEK, WINDOW));
    expect(rate).toBe(0.8);
    expect(probability).toBeCloseTo(shareAtLeast(0.7, 54, 60), 12);
    // of five weeks with a contact a day none can be left out
    const few = Array.from({ length: 8 }, (_, at) => contact(D - 60 + at * 7, at < 6 ? 0 : null));
    expect(coverageOf(judgeContacts(few, WEEK, WINDOW)).probability).toBeCloseTo(
      shareAtLeast(0.7, 6, 8),
      12,
    );
  });
});

describe('follow-through', () => {
  const promise = (given: Partial<Commitment>): Commitment => ({
    ...{ made: D, due: D + 10, done: null, shown: true, slipped: false },
    ...given,
  });

  test('kept at half its time, two censored before, one late: 1 − (1 − 1/2) = 0.5', () => {
    const list = [
      promise({ done: D + 5 }),
      promise({ done: D + 12 }),
      promise({ made: D + 48, due: D + 98 }),
      promise({ made: D + 48, due: D + 108 }),
    ];
    // at 0.5 of its time one is kept; of those still watched are it and the late one
    expect(followThroughOf(list, { from: D, to: D + 60 })).toEqual({
      ...{ made: 4, kept: 1, late: 1, open: 2, rate: 0.5 },
    });
  });

  test('one that is watched for longer counts as not kept until then: 1 − 2/3 = 1/3', () => {
    const list = [
      promise({ done: D + 5 }),
      promise({ done: D + 12 }),
      promise({ made: D + 24, due: D + 84 }),
    ];
    expect(followThroughOf(list, { from: D, to: D + 60 }).rate).toBeCloseTo(1 / 3, 12);
  });

  test('closed with nothing to show, moved after its day, or left open is not kept', () => {
    const broken = [
      promise({ done: D + 5, shown: false }),
      promise({ done: D + 5, slipped: true }),
      promise({}),
    ];
    expect(followThroughOf(broken, { from: D, to: D + 60 })).toMatchObject({ late: 3, rate: 0 });
    expect(followThroughOf([], { from: D, to: D + 60 }).rate).toBeNull();
  });
});

describe('edict', () => {
  const use = {
    coverage: { contacts: 10, traced: 7, rate: 0.7, probability: 0.5 },
    pull: { contacts: 10, looked_up: 0, rate: 0 },
    follow_through: { made: 0, kept: 0, late: 0, open: 0, rate: null },
    padding: { entries: 0, unmatched: 0, value: null },
  };
  const fridays = (lag: number): DayTrace[] =>
    [4, 11, 18, 25].map((at) => ({
      ...emptyDay(D + at),
      hours: { 11: 3 },
      entries: Array.from({ length: 3 }, () => ({
        ...{ hour: 11, lag, matched: null, empty: false, batched: lag > 0 },
      })),
    }));

  test('of 12 edits in 15 slots chance puts 1/15 + √(2 · 1/15 · 14/15 · ln 15 / 12) = 0.2342 into one', () => {
    expect(expectedShare(12, 5)).toBeCloseTo(0.2342, 4);
  });

  test('all on Friday about the Monday before is 1; the same about Friday itself is 0', () => {
    const edict = edictOf(fridays(4), WEEK, { ...WINDOW, ...use });
    expect(edict).toMatchObject({ edits: 12, bunched: 1, late: 1, value: 1 });
    expect(edict.slot).toEqual({ weekday: 5, hour: 9 });
    expect(edictOf(fridays(0), WEEK, { ...WINDOW, ...use }).value).toBe(0);
  });

  test('terse entries are held against nobody who uses it; of a tenth of what is met, they are', () => {
    const terse = fridays(0).map((day) => ({
      ...day,
      entries: day.entries.map((entry) => ({ ...entry, empty: true })),
    }));
    const looks = { ...use.pull, looked_up: 5, rate: 0.5 };
    const value = (rate: number | null) =>
      edictOf(terse, WEEK, {
        ...{ ...WINDOW, ...use, pull: looks },
        coverage: { ...use.coverage, rate },
      }).value;
    expect(value(0.7)).toBe(0);
    // own use is (0.35 / 0.7)² of one: 12/13 · (1 − 0.25²)
    expect(value(0.35)).toBeCloseTo((12 / 13) * (1 - 0.25 ** 2), 12);
    // without contacts nothing is known of them, and what else is used counts in full
    expect(value(null)).toBe(0);
  });

  test('fewer than 8 edits say nothing', () => {
    expect(edictOf(fridays(4).slice(0, 2), WEEK, { ...WINDOW, ...use }).value).toBeNull();
  });
});

describe('padding', () => {
  const entry = (matched: 'contact' | null) => ({
    ...{ hour: 9, lag: 0, matched, empty: true, batched: false },
  });

  test('half of them for nothing, scattered: 0.5; counted out evenly: 1 − 0.5 · 0.5 = 0.75', () => {
    const day = (at: number, n: number) => ({
      ...emptyDay(D + at),
      entries: [...Array(n)].flatMap(() => [entry('contact'), entry(null)]),
    });
    const even = [0, 7, 14, 21, 28, 35].map((at) => day(at, 5));
    expect(paddingOf(even, WINDOW)).toEqual({ entries: 60, unmatched: 30, value: 0.75 });
    const uneven = [1, 9, 2, 14, 1, 3].map((n, at) => day(at * 7, n));
    expect(paddingOf(uneven, WINDOW).value).toBe(0.5);
  });

  test('a handful for nothing is no number that somebody has to reach', () => {
    const some = (n: number) => ({
      ...emptyDay(D),
      entries: Array.from({ length: n }, () => entry(null)),
    });
    expect(paddingOf([some(7)], WINDOW).value).toBe(0);
    expect(paddingOf([some(8)], WINDOW).value).toBe(1);
  });

  test('10, 10, 12, 8: mean 10, variance 8/3, so 1 − 0.2667', () => {
    expect(evenness([10, 10, 12, 8])).toBeCloseTo(1 - 8 / 30, 10);
  });
});

describe('a leader', () => {
  const meetings = (id: string, what: string[], at: number) => ({
    ...emptyDay(D + at),
    meetings: what.map((one) => ({ id, what: one as 'planned', on: D + at })),
  });

  test('held in full, opened only, held half, and missed: (1 + 0 + 0.5 + 0) / 4', () => {
    const days = [
      meetings('a', ['planned', 'opened', 'drilled', 'decided'], 0),
      meetings('b', ['planned', 'opened'], 1),
      meetings('c', ['planned', 'opened', 'decided'], 2),
      meetings('d', ['planned'], 3),
    ];
    expect(leaderMeasures('lea', days, WINDOW)).toMatchObject({ due: 4, opened: 3, use: 0.375 });
  });

  test('without a due meeting there is nothing to say', () => {
    expect(leaderMeasures('lea', [], WINDOW).use).toBeNull();
  });
});

describe('the calendar', () => {
  test('eight weeks of somebody who works two days are sixteen days of theirs', () => {
    const part = { working_days: [1, 2], leave: [] };
    expect(windowStart(part, D + 1)).toBe(D - 49);
    expect(nextWorkingDay(part, D + 1)).toBe(D + 7);
  });

  test('leave makes the window longer', () => {
    const leave = { ...WEEK, leave: [{ first: D - 7, last: D - 1 }] };
    expect(windowStart(WEEK, D + 4) - windowStart(leave, D + 4)).toBe(7);
  });

  test('moments are told in the zone of who worked, also where the clocks change', () => {
    const rome = clockOf('Europe/Rome');
    const at = (text: string) => rome(Date.parse(text));
    expect(at('2026-03-28T23:30:00Z')).toEqual({ day: dayNumber('2026-03-29'), minute: 30 });
    expect(at('2026-03-29T01:30:00Z')).toEqual({ day: dayNumber('2026-03-29'), minute: 210 });
    expect(clockOf('No/Where')(0)).toEqual({ day: 0, minute: 0 });
    expect(weekdayOf(D)).toBe(1);
    expect(dayText(D)).toBe('2026-03-02');
  });
});

describe('the verdict', () => {
  const figures = (pull: number, kept: number): VerdictFigures => ({
    coverage: { contacts: 40, traced: 38, rate: 0.95, probability: 0.999 },
    pull: { contacts: 40, looked_up: pull, rate: pull / 40 },
    follow_through: { made: 20, kept, late: 20 - kept, open: 0, rate: kept / 20 },
    edict: { edits: 0, slot: null, bunched: null, late: null, value: null },
    padding: { entries: 0, unmatched: 0, value: null },
  });

  test('pull and follow-through are judged together: one that is low is no lack where the other is sure', () => {
    // by themselves both are unlikely, together they are below the threshold
    expect(missingOf(figures(6, 19))).toEqual([]);
    expect(missingOf(figures(20, 10))).toEqual([]);
    expect(missingOf(figures(2, 19))).toEqual(['pull']);
    expect(missingOf(figures(20, 3))).toEqual(['follow_through']);
    expect(missingOf(figures(6, 10))).toEqual(['pull', 'follow_through']);
  });
});
