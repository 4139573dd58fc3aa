import { expect, test } from 'vitest';
import { endsStream } from './ends-stream.ts';

const max = { memberId: 'max', role: 'member' as const };
const ada = { memberId: 'ada', role: 'administrator' as const };
const adaAsMax = { memberId: 'max', viewerId: 'ada', role: 'member' as const };
const ended = (type: string, id: string) =>
  [max, adaAsMax].map((actor) => endsStream(actor, { changes: [{ type, id }] }));

test('a view ends with the session of who looks, and with the view itself', () => {
  expect(ended('session', 'max')).toEqual([true, false]);
  expect(ended('session', 'ada')).toEqual([false, true]);
  expect(ended('view_as', 'max')).toEqual([false, true]);
  expect(ended('view_as', 'mia')).toEqual([false, false]);
  expect(ended('member', 'mia')).toEqual([true, true]);
  expect(ended('person', 'max')).toEqual([false, false]);
});

test('what is told of a member or team alone ends nobody’s stream', () => {
  for (const type of ['member', 'team', 'key']) {
    const changes = [{ type, id: 'mia', keepsRights: true as const }];
    expect([max, ada, adaAsMax].map((actor) => endsStream(actor, { changes }))).toEqual([
      false,
      false,
      false,
    ]);
  }
});

test('an administrator sees all teams as before, whoever changes between them', () => {
  const ends = (type: string, id: string) => endsStream(ada, { changes: [{ type, id }] });
  expect([ends('member', 'mia'), ends('team', 'south')]).toEqual([false, false]);
  // their own rights, and those of many at once, are looked up again
  expect([ends('member', 'ada'), ends('member', ''), ends('key', 'k')]).toEqual([true, true, true]);
  expect(endsStream(adaAsMax, { changes: [{ type: 'member', id: 'mia' }] })).toBe(true);
});
