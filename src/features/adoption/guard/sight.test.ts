import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayToTell, type SeenMember, sightOfMember, sightOfTeam, type Viewer } from './sight.ts';
import { monthEnd } from './sums.ts';

const viewer = (given: Partial<Viewer> = {}): Viewer => ({
  ...{ memberId: 'max', role: 'member', teamId: 'north', teamIds: ['north'] },
  ...given,
});
const member = (given: Partial<SeenMember> = {}): SeenMember => ({
  ...{ id: 'eva', led_by: null, leads: [] },
  ...given,
});

test('figures are seen by oneself, whoever leads one, whom one leads, and administrators', () => {
  expect(sightOfMember(viewer(), member({ id: 'max' }))).toBe('all');
  expect(sightOfMember(viewer(), member())).toBe('nothing');
  expect(sightOfMember(viewer(), member({ led_by: 'max' }))).toBe('figures');
  expect(sightOfMember(viewer(), member({ leads: ['north'] }))).toBe('figures');
  expect(sightOfMember(viewer({ teamId: null }), member({ leads: ['north'] }))).toBe('nothing');
  expect(sightOfMember(viewer({ role: 'manager' }), member())).toBe('nothing');
  expect(sightOfMember(viewer({ role: 'administrator' }), member())).toBe('figures');
});

test('whoever looks through somebody’s eyes sees neither their signs nor anybody besides', () => {
  const through = viewer({ viewerId: 'ada' });
  expect(sightOfMember(through, member({ id: 'max' }))).toBe('figures');
  expect(sightOfMember(through, member({ leads: ['north'] }))).toBe('nothing');
});

test('a team is seen with its people by those of it, and from outside by managers', () => {
  const team = { id: 'north', leader_id: 'lea' };
  expect(sightOfTeam(viewer(), team)).toBe('people');
  expect(sightOfTeam(viewer({ memberId: 'lea', teamIds: [] }), team)).toBe('people');
  expect(sightOfTeam(viewer({ teamIds: ['south'] }), team)).toBe('nothing');
  expect(sightOfTeam(viewer({ teamIds: ['south'], role: 'manager' }), team)).toBe('outside');
  expect(sightOfTeam(viewer({ teamIds: [], role: 'administrator' }), team)).toBe('people');
});

test('of others the past is told of the ends of months, for two years', () => {
  const tell = (sight: Parameters<typeof dayToTell>[0], on?: string) =>
    dayToTell(sight, { on, today: '2026-11-22' });
  expect(tell('all', '2019-05-07')).toBe('2019-05-07');
  expect(tell('figures')).toBe('2026-11-22');
  expect(tell('figures', '2030-01-01')).toBe('2026-11-22');
  expect(tell('figures', '2026-11-21')).toBe('2026-10-31');
  expect(tell('people', '2026-10-31')).toBe('2026-10-31');
  expect(tell('people', '2026-10-30')).toBe('2026-09-30');
  expect(tell('people', '2024-11-30')).toBe('2024-11-30');
  expect(tell('people', '2024-11-29')).toBeNull();
  expect(tell('outside')).toBe('2026-10-31');
  expect(tell('outside', '2026-11-22')).toBe('2026-10-31');
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a day is told as the last end of a month by it that is over', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [on, today] = one < other ? [one, other] : [other, one];
      const end = monthEnd(on, today);
      expect(end <= on && end < today).toBe(true);
      expect(monthEnd(end, today)).toBe(end);
      const next = new Date(Date.parse(end) + 86_400_000).toISOString();
      expect(next.slice(8, 10)).toBe('01');
      expect(Date.parse(on) - Date.parse(end)).toBeLessThan(32 * 86_400_000);
    }),
  );
});
