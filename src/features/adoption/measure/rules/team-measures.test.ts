import { describe, expect, test } from 'vitest';
import { dayNumber } from '../days/clock.ts';
import { emptyDay } from '../days/day-trace.ts';
import type { PersonMeasures } from '../measures.ts';
import { FULL_WEEK } from './calendar.ts';
import { personMeasures } from './person-measures.ts';
import {
  journeysOf,
  NOTHING_TO_SHARE,
  shadowOfDays,
  type TeamPerson,
  teamMeasures,
} from './team-measures.ts';

const D = dayNumber('2026-03-02');
const NONE = { exported_back: 0, filled_in_bulk: 0 };

function person(
  member_id: string,
  verdict: PersonMeasures['verdict'],
  {
    measures,
    ...more
  }: Omit<Partial<TeamPerson>, 'measures'> & {
    measures?: Partial<PersonMeasures>;
  } = {},
): TeamPerson {
  const calendar = { working_days: FULL_WEEK, leave: [] };
  const empty = personMeasures({ member_id, days: [], calendar }, D);
  return {
    measures: { ...empty, verdict, step: verdict === 'adopted' ? 'adopted' : 'habit', ...measures },
    ...{ exempt_until: null, journeys: [], shadow: NONE },
    ...more,
  };
}

function measure(people: TeamPerson[]) {
  const days = { from: '2026-01-05', to: '2026-03-02' };
  const team = { team_id: 't', leader_id: 'lea', leader: null, records: NOTHING_TO_SHARE };
  return teamMeasures({ ...team, ...days, people });
}

const adopted = (...ids: string[]) => ids.map((id) => person(id, 'adopted'));

describe('where a team stands', () => {
  test('all but one is partial, however many they are', () => {
    const many = adopted(...Array.from({ length: 30 }, (_, at) => `m${at}`));
    const { state, reason } = measure([...many, person('max', 'not_yet')]);
    expect(state).toBe('partial');
    expect(reason).toEqual({
      key: 'some_not_yet',
      counts: { people: 31, adopted: 30, not_yet: 1, not_enough: 0 },
    });
  });

  test('its leader alone is not: partial, and that is said; with another it is some', () => {
    const lea = person('lea', 'not_yet');
    expect(measure([...adopted('a', 'b'), lea])).toMatchObject({
      ...{ state: 'partial', reason: { key: 'leader_not_yet' } },
    });
    expect(measure([...adopted('a'), person('b', 'not_yet'), lea]).reason.key).toBe('some_not_yet');
  });

  test('whom one cannot tell of keeps it open, and does not hide who is not', () => {
    const unknown = person('u', 'not_enough');
    expect(measure([...adopted('a', 'b'), unknown])).toMatchObject({
      ...{ state: 'not_enough', reason: { key: 'some_unknown' } },
    });
    expect(measure([person('a', 'not_yet'), unknown]).state).toBe('partial');
  });

  test('a team of one stands where its person stands', () => {
    expect(measure(adopted('a'))).toMatchObject({ people: 1, state: 'adopted', shadow: null });
    expect(measure([person('a', 'not_yet')]).state).toBe('partial');
    expect(measure([])).toMatchObject({ state: 'not_enough', reason: { key: 'nobody' } });
  });

  test('sustained once each of them is; who is exempt is named and not counted', () => {
    const held = (id: string) => person(id, 'adopted', { measures: { step: 'sustained' } });
    expect(measure([held('a'), held('b')]).state).toBe('sustained');
    expect(measure([held('a'), ...adopted('b')]).state).toBe('adopted');
    const exempt = person('e', 'not_yet', { exempt_until: '2026-06-01' });
    expect(measure([held('a'), exempt])).toMatchObject({
      ...{ state: 'sustained', people: 2, adopted: 1, not_yet: 0 },
      exempt: [{ member_id: 'e', until: '2026-06-01' }],
    });
    expect(measure([exempt])).toMatchObject({ reason: { key: 'nobody' } });
  });
});

describe('what a team has in common', () => {
  test('of three customers two can be read from end to end: 2/3, by 4 people of 3', () => {
    const { journey } = measure([
      person('a', 'adopted', {
        journeys: [
          ['x', true],
          ['y', true],
        ],
      }),
      person('b', 'adopted', {
        journeys: [
          ['y', false],
          ['z', true],
        ],
      }),
    ]);
    expect(journey).toEqual({
      ...{ customers: 3, complete: 2, rate: 2 / 3, people_per_customer: 4 / 3 },
    });
    expect(measure(adopted('a')).journey).toMatchObject({ rate: null, people_per_customer: null });
  });

  test('one trace of any of the contacts with a customer is enough, however late', () => {
    const contact = (customer: string, traced: number | null) => ({
      ...{ day: D, m: 600, customer, traced, hour: null, looked: false, onTime: false },
    });
    const list = [contact('x', null), contact('x', 9), contact('y', null), contact('x', null)];
    expect(journeysOf(list)).toEqual([
      ['x', true],
      ['y', false],
    ]);
  });

  test('what went around the system is counted from day to day, and told of five and more alone', () => {
    const days = [1, 2, 3, 4].map((at) => ({
      ...emptyDay(D + at),
      ...{ exported_back: at, filled_in_bulk: 10 * at },
    }));
    expect(shadowOfDays(days, { from: D + 2, to: D + 3 })).toEqual({
      ...{ exported_back: 5, filled_in_bulk: 50 },
    });
    const coverage = { contacts: 10, traced: 7, rate: 0.7, probability: 0.5 };
    const one = (id: string) =>
      person(id, 'adopted', {
        ...{ shadow: { exported_back: 1, filled_in_bulk: 12 }, measures: { coverage } },
      });
    expect(measure(['a', 'b', 'c', 'd'].map(one)).shadow).toBeNull();
    expect(measure(['a', 'b', 'c', 'd', 'e'].map(one)).shadow).toEqual({
      ...{ people: 5, exported_back: 5, filled_in_bulk: 60, untraced: 15, contacts: 50 },
    });
  });

  test('100 s asked of two and 150 s given back are 1.5; where nothing was asked there is no ratio', () => {
    const one = (id: string, asked_s: number, given_s: number) =>
      person(id, 'adopted', { measures: { give_get: { asked_s, given_s, ratio: null, by: [] } } });
    expect(measure([one('a', 40, 0), one('b', 60, 150)]).give_get).toEqual({
      ...{ asked_s: 100, given_s: 150, ratio: 1.5 },
    });
    expect(measure([one('a', 0, 30)]).give_get.ratio).toBeNull();
  });
});
