import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { teamMeasures } from '#src/features/adoption/measure/rules/team-measures.ts';
import {
  missingOf,
  type VerdictFigures,
  verdictOf,
  withoutSigns,
} from '#src/features/adoption/measure/rules/verdict.ts';
import { forOthers, forOutsiders } from './for-others.ts';
import { LEAST_PEOPLE, sumPeople } from './sums.ts';
import { tellTogether, togetherOf } from './together.ts';

const rate = fc.double({ min: 0, max: 1, noNaN: true });
const value = fc.option(rate, { nil: null });
const counts = fc.record({ contacts: fc.nat(30), looked_up: fc.nat(30), rate: value });

/** Somebody as they are measured, whose signs may be anything. */
const person = fc
  .record({
    coverage: fc.record({
      contacts: fc.nat(30),
      traced: fc.nat(30),
      rate: value,
      probability: value,
    }),
    pull: counts.map((one) => ({ ...one, looked_up: Math.min(one.looked_up, one.contacts) })),
    follow_through: fc.record({
      ...{ made: fc.nat(9), kept: fc.nat(9), late: fc.nat(9), open: fc.nat(9), rate: value },
    }),
    edict: value,
    padding: value,
    was: fc.constantFrom('four_jobs', 'habit'),
  })
  .map(({ edict, padding, was, ...rest }) => {
    const figures: VerdictFigures = {
      ...rest,
      edict: {
        edits: 20,
        slot: { weekday: 5, hour: 14 },
        bunched: edict,
        late: edict,
        value: edict,
      },
      padding: { entries: 12, unmatched: Math.round((padding ?? 0) * 12), value: padding },
    };
    return measured(figures, was as 'habit');
  });

function measured(figures: VerdictFigures, before: 'habit'): PersonMeasures {
  const standing = (by: VerdictFigures) => {
    const verdict = verdictOf(by);
    return { verdict, step: verdict === 'adopted' ? ('adopted' as const) : before };
  };
  return {
    ...{ member_id: 'max', from: '2026-09-28', to: '2026-11-22', ...figures },
    ...standing(figures),
    ...{ seen: standing(withoutSigns(figures)), missing: missingOf(figures) },
    ...{
      give_get: { asked_s: 90, given_s: 100, ratio: 1.1, by: [] },
      weeks: [],
      drop: null,
    },
  };
}

/** The same person, had they no signs. */
function plain(one: PersonMeasures): PersonMeasures {
  return measured(withoutSigns(one), one.seen.step as 'habit');
}

test('what others are told of somebody is the same whatever their signs are', () => {
  fc.assert(
    fc.property(person, (one) => {
      const { seen: _, ...told } = forOthers(one);
      const { seen: __, ...same } = forOthers(plain(one));
      expect(told).toEqual(same);
      expect(told.verdict === 'not_yet').toBe(
        told.missing.length > 0 && told.coverage.contacts >= 8,
      );
    }),
  );
});

test('sums of people are the same whatever their signs are', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 20 }), (people) => {
      expect(sumPeople(people)).toEqual(sumPeople(people.map(plain)));
    }),
  );
});

const members = fc.array(
  fc.record({ team_id: fc.constantFrom('north', 'south', 'west'), measures: person }),
  { maxLength: 30 },
);

test('signs are told of five people at least, and of nobody twice', () => {
  fc.assert(
    fc.property(members, (all) => {
      const together = tellTogether(all);
      const judged = all.filter(({ measures }) => measures.seen.verdict !== 'not_enough');
      const of = (id: string) => judged.filter(({ team_id }) => team_id === id);
      const rest: typeof judged = [];
      for (const id of ['north', 'south', 'west']) {
        const isTold = together.teams[id] !== undefined;
        expect(isTold).toBe(of(id).length >= LEAST_PEOPLE);
        if (!isTold) rest.push(...of(id));
      }
      expect(together.rest === null).toBe(rest.length < LEAST_PEOPLE);
    }),
  );
});

test('a team that is too small is told with all others that are', () => {
  const quiet = { verdict: 'not_yet', seen: { verdict: 'adopted', step: 'adopted' } } as const;
  const well = { verdict: 'adopted', seen: { verdict: 'adopted', step: 'adopted' } } as const;
  const some = (team_id: string, count: number, measures: typeof quiet | typeof well = well) =>
    Array.from({ length: count }, () => ({ team_id, measures }));
  const four = tellTogether([...some('north', 3), ...some('north', 1, quiet)]);
  expect([four.rest, togetherOf(four, 'north')]).toEqual([null, false]);
  const five = tellTogether([...some('north', 4), ...some('north', 1, quiet), ...some('south', 4)]);
  expect([togetherOf(five, 'north'), togetherOf(five, 'south')]).toEqual([true, false]);
  const mixed = tellTogether([...some('north', 3), ...some('south', 1), ...some('west', 1, quiet)]);
  expect(togetherOf(mixed, 'north')).toBe(true);
  expect(togetherOf(null, 'north')).toBe(false);
});

test('outsiders are told a state in a word, and no number that stands on fewer than five', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 14 }), (people) => {
      const team = teamMeasures({
        ...{ team_id: 'north', leader_id: null, leader: null, from: '', to: '' },
        people: people.map((measures) => ({
          ...{ measures, exempt_until: null, journeys: [['c', true] as const] },
          shadow: { exported_back: 1, filled_in_bulk: 1 },
        })),
        records: {
          ...{ freshness: { rate: 1, of: 9 }, completeness: { rate: 1, of: 9 } },
          stale_deals: { rate: 1, of: 9 },
        },
      });
      const told = forOutsiders(team);
      expect(told.state).toBe(team.state);
      for (const count of [told.adopted, told.not_yet, told.not_enough]) {
        if (count !== null) expect(count === 0 || count >= LEAST_PEOPLE).toBe(true);
      }
      if (people.length < LEAST_PEOPLE) {
        expect(told).toMatchObject({ adopted: null, journey: { rate: null }, shadow: null });
        expect(told.reason).toEqual({ key: 'untold', counts: {} });
        expect(told.give_get.ratio).toBeNull();
      }
    }),
  );
});
