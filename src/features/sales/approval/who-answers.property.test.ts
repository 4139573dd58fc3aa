import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Approver } from './approval.ts';
import { type AskedStep, type Org, type OrgMember, whoAnswers } from './who-answers.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const TEAMS = ['t1', 't2', 't3'];
const id = fc.constantFrom(...IDS);
const maybe = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: null });

const member = fc.record({
  role: fc.constantFrom('administrator', 'manager', 'member'),
  active: fc.boolean(),
  team_id: maybe(fc.constantFrom(...TEAMS)),
});

/** A workspace always has an administrator who is there (`last_administrator`). */
const org: fc.Arbitrary<Org> = fc
  .record({
    members: fc.tuple(...IDS.map(() => member)),
    leaders: fc.tuple(...TEAMS.map(() => maybe(id))),
    absent: fc.dictionary(id, maybe(id)),
    head: fc.nat({ max: IDS.length - 1 }),
  })
  .map(({ members, leaders, absent, head }) => ({
    members: new Map(
      IDS.map((name, at) => {
        const given = { ...members[at]!, id: name } as OrgMember;
        return [name, at === head ? { ...given, role: 'administrator', active: true } : given];
      }),
    ),
    leaders: new Map(TEAMS.map((team, at) => [team, leaders[at]!])),
    absent: new Map(Object.entries(absent)),
  }));

const step: fc.Arbitrary<AskedStep> = fc.record({
  approver: fc.oneof(
    fc.constantFrom<Approver>({ kind: 'leader' }, { kind: 'manager' }, { kind: 'administrator' }),
    id.map((member_id): Approver => ({ kind: 'member', member_id })),
  ),
  requesterId: id,
  ownerId: maybe(id),
  teamId: maybe(fc.constantFrom(...TEAMS)),
  delegatedTo: maybe(id),
  level: fc.nat({ max: 6 }),
});

test('no chain of rules, absences, delegations and departures leaves a request without somebody who can answer', () => {
  fc.assert(
    fc.property(org, step, (now, asked) => {
      const found = whoAnswers(now, asked);
      expect(found.asked.length).toBeGreaterThan(0);
      expect(new Set(found.asked).size).toBe(found.asked.length);
      for (const one of found.asked) {
        expect(now.members.get(one)?.active).toBe(true);
        expect(found.may.has(one)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test('the requester is never among those who answer while another administrator is there', () => {
  fc.assert(
    fc.property(org, step, (now, asked) => {
      const { may } = whoAnswers(now, asked);
      const others = [...now.members.values()].filter(
        ({ role, active, ...one }) =>
          active && role === 'administrator' && one.id !== asked.requesterId,
      );
      if (others.length > 0) expect(may.has(asked.requesterId)).toBe(false);
      // and if they are, they are alone, and it is said to be their own
      if (may.has(asked.requesterId)) expect([...may]).toEqual([[asked.requesterId, 'own']]);
    }),
    { numRuns: 3000 },
  );
});

test('whose record it is answers only where nobody else could', () => {
  fc.assert(
    fc.property(org, step, (now, asked) => {
      const { ownerId, requesterId } = asked;
      if (ownerId === null || ownerId === requesterId) return;
      const { may } = whoAnswers(now, asked);
      const others = [...now.members.values()].filter(
        ({ role, active, id: one }) =>
          active && role === 'administrator' && one !== requesterId && one !== ownerId,
      );
      if (others.some(({ id: one }) => !now.absent.has(one))) expect(may.has(ownerId)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test('as the time runs out again and again, nobody who was asked is left out, and it ends with the administrators', () => {
  fc.assert(
    fc.property(org, step, (now, asked) => {
      let before = whoAnswers(now, { ...asked, level: 0 });
      for (let level = 1; before.hasNext; level++) {
        expect(level).toBeLessThan(20);
        const after = whoAnswers(now, { ...asked, level });
        expect(after.asked).toEqual(expect.arrayContaining(before.asked));
        expect(after.asked.length).toBeGreaterThan(before.asked.length);
        before = after;
      }
      const isOwn = (one: string) => one === asked.requesterId || one === asked.ownerId;
      const isThere = (one: string) => !now.absent.has(one) && !isOwn(one);
      for (const { id: one, role, active } of now.members.values()) {
        if (role === 'administrator' && active && isThere(one)) expect(before.asked).toContain(one);
      }
    }),
    { numRuns: 3000 },
  );
});

const plain: Org = {
  members: new Map(
    (
      [
        ['ada', 'administrator', null],
        ['lea', 'member', 'sales'],
        ['max', 'member', 'sales'],
        ['tom', 'manager', null],
        ['zoe', 'member', 'head'],
      ] as const
    ).map(([name, role, team_id]) => [name, { id: name, role, active: true, team_id }]),
  ),
  leaders: new Map([
    ['sales', 'lea'],
    ['head', 'zoe'],
  ]),
  absent: new Map(),
};
const usual: AskedStep = {
  approver: { kind: 'leader' },
  requesterId: 'max',
  ownerId: null,
  teamId: 'sales',
  delegatedTo: null,
  level: 0,
};

test('the leader of the team is asked, and nobody else may answer', () => {
  const { asked, may } = whoAnswers(plain, usual);
  expect([asked, [...may]]).toEqual([['lea'], [['lea', 'rule']]]);
});

test("a leader's own request goes to the leader above, and without one to the administrators", () => {
  const own = { ...usual, requesterId: 'lea' };
  expect(whoAnswers(plain, own).asked).toEqual(['ada']);
  const above = new Map(plain.members).set('lea', {
    ...plain.members.get('lea')!,
    team_id: 'head',
  });
  expect(whoAnswers({ ...plain, members: above }, own).asked).toEqual(['zoe']);
});

test('who is away is stood in for, and may still answer', () => {
  const away = { ...plain, absent: new Map([['lea', 'tom']]) };
  const { asked, may } = whoAnswers(away, usual);
  expect(asked).toEqual(['tom']);
  expect(Object.fromEntries(may)).toEqual({ lea: 'rule', tom: 'substitute' });
});

test('where two stand in for each other and both are away, the next is asked', () => {
  const absent = new Map([
    ['lea', 'tom'],
    ['tom', 'lea'],
  ]);
  expect(whoAnswers({ ...plain, absent }, usual).asked).toEqual(['ada']);
});

test('the requester never stands in for the approver', () => {
  const absent = new Map([['lea', 'max']]);
  expect(whoAnswers({ ...plain, absent }, usual).asked).toEqual(['ada']);
});

test('whoever leaves is replaced at that moment', () => {
  const members = new Map(plain.members).set('lea', {
    ...plain.members.get('lea')!,
    active: false,
  });
  expect(whoAnswers({ ...plain, members }, usual).asked).toEqual(['ada']);
});

test('when the time runs out the next is asked besides', () => {
  const { asked, may } = whoAnswers(plain, { ...usual, level: 1 });
  expect(asked).toEqual(['lea', 'ada']);
  expect(may.get('ada')).toBe('escalated');
});
