import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  groupMembers,
  judgeSupport,
  mergedOf,
  type Support,
  type SupportGroup,
} from './support-gate.ts';
import { tellAgreed } from './telling.ts';

const leader = { leads: true, signed: true, use: 0.9, statement: null };
const team = { people: 10, introduced: 9, give_get: 1 };
const missing = (given: Partial<SupportGroup & Pick<Support, 'leaders'>>) =>
  missingOf([{ ...team, ...given }], given.leaders);
const missingOf = (groups: SupportGroup[], leaders: Support['leaders'] = [leader]) =>
  judgeSupport({ groups, leaders })
    .filter(({ met }) => !met)
    .map(({ name }) => name);

test('all of it holds, or what is missing is named', () => {
  expect(missing({})).toEqual([]);
  expect(missing({ introduced: 8 })).toEqual(['introduced']);
  expect(missing({ people: 0, introduced: 0 })).toEqual(['introduced']);
  expect(missing({ give_get: 0.99 })).toEqual(['fair']);
  expect(missing({ give_get: null })).toEqual(['fair']);
  expect(missing({ leaders: [] })).toEqual(['leaders_signed', 'leaders_open']);
  expect(missing({ leaders: [leader, { ...leader, signed: false }] })).toEqual(['leaders_signed']);
});

test('the weakest team counts for all', () => {
  expect(missingOf([team, { ...team, introduced: 8 }])).toEqual(['introduced']);
  expect(
    missingOf([
      { ...team, give_get: 3 },
      { ...team, give_get: 0.9 },
    ]),
  ).toEqual(['fair']);
  expect(missingOf([team, { ...team, give_get: null }])).toEqual(['fair']);
  expect(missingOf([])).toEqual(['introduced', 'fair']);
});

test('nobody is left out of the teams that are judged, and none of them is of few', () => {
  const member = fc.record({ team_id: fc.constantFrom('a', 'b', 'c', null) });
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 30 }), (given) => {
      const members = given.map((one, at) => ({ ...one, id: String(at) }));
      const groups = groupMembers(members);
      expect(groups.flat().toSorted()).toEqual(members.map(({ id }) => id).toSorted());
      expect(groups.length === 1 || groups.every((ids) => ids.length >= 5)).toBe(true);
    }),
  );
});

test('whether teams were judged together is told', () => {
  const people = (team: string | null, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${team}${at}`, team_id: team }));
  const merged = (...teams: { id: string; team_id: string | null }[][]) =>
    mergedOf(teams.flat(), groupMembers(teams.flat()));
  expect(merged(people('a', 5), people('b', 6))).toBe('none');
  expect(merged(people('a', 3))).toBe('none');
  expect(merged(people('a', 4), people('b', 3))).toBe('all');
  expect(merged(people('a', 6), people('b', 2))).toBe('all');
  expect(merged(people('a', 6), people('b', 4), people('c', 4))).toBe('some');
  expect(merged([])).toBe('none');
});

test('a leader leads by the live figures, or says openly that they do not yet', () => {
  expect(missing({ leaders: [{ ...leader, use: 0.79 }] })).toEqual(['leaders_open']);
  expect(missing({ leaders: [{ ...leader, use: null }] })).toEqual(['leaders_open']);
  expect(missing({ leaders: [{ ...leader, use: 0.1, statement: 'From May on' }] })).toEqual([]);
  expect(missing({ leaders: [{ ...leader, leads: false, use: null }] })).toEqual([]);
});

test('how many agreed is told only where it does not tell who has not', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (one, other) => {
      const [agreed, people] = [Math.min(one, other), Math.max(one, other)];
      const told = tellAgreed(agreed, people);
      const isFew = (count: number) => count > 0 && count < 5;
      expect(told).toBe(isFew(agreed) || isFew(people - agreed) ? null : agreed);
    }),
  );
});
