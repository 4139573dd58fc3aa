import { expect, test } from 'vitest';
import type { Verb } from '#src/lib/ledger-verbs.ts';
import { keepsRights } from './keeps-rights.ts';

function keeps(verb: string, fields: string[] = []): boolean {
  const [type = ''] = verb.split('.');
  const changes = Object.fromEntries(fields.map((name) => [name, ['a', 'b'] as [string, string]]));
  return keepsRights({ verb: verb as Verb, type, id: 'x', changes });
}

test('a name, a language and the days one works let nobody see more or less', () => {
  expect(keeps('member.changed', ['name', 'language', 'working_days'])).toBe(true);
  expect(keeps('team.changed', ['name'])).toBe(true);
  expect(keeps('member.joined', ['name', 'role', 'team_id'])).toBe(true);
});

test.each([
  ['member.changed', ['role']],
  ['member.changed', ['name', 'team_id']],
  ['member.changed', ['active']],
  ['member.changed', ['coach_until']],
  ['member.changed', ['a_field_to_come']],
  ['team.changed', ['leader_id']],
  ['team.undone', ['name', 'leader_id']],
  ['team.deleted', ['deleted_at']],
  ['key.revoked', []],
  ['workspace.changed', ['name']],
])('after %s of %j rights are looked up anew', (verb, fields) => {
  expect(keeps(verb, fields)).toBe(false);
});

test('whoever looks at the figures of a colleague changes nothing of what they may', () => {
  expect(keeps('uptake.looked')).toBe(true);
});

test('what says nothing of its changes is taken for the worst', () => {
  expect(keepsRights({ verb: 'member.changed', type: 'member', id: 'x' })).toBe(false);
});
