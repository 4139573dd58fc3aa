import { beforeAll, expect, test, vi } from 'vitest';
import { deal } from '#src/features/sales/deal/deal.ts';
import type { RuleAction } from '../automation.ts';
import type { Saying, sayRule as SayRule, sayWords as SayWords } from './say-rule.ts';

let sayRule: typeof SayRule;
let sayWords: typeof SayWords;

beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en', languages: ['en'] });
  vi.stubGlobal('window', { addEventListener: () => {}, matchMedia: () => ({ matches: false }) });
  ({ sayRule, sayWords } = await import('./say-rule.ts'));
}, 60_000);

const how = {
  types: new Map([['deal', deal]]),
  aids: { members: [], refs: {} },
  refs: {},
} as unknown as Saying;

function said(...actions: RuleAction[]): string {
  const rule = { record_type: 'deal', when: { kind: 'created' as const }, filter: null, actions };
  return sayRule({ ...rule, hourly_limit: 500, imports: false }, how);
}
const owner = { kind: 'owner' } as const;

test('a rule tells what will stand in a place instead of how the place is written', () => {
  const subject = 'Say thank you for {title} to {company}';
  expect(said({ kind: 'task', subject, due_in_days: 2, whom: owner })).toContain(
    '“Say thank you for [Deal] to [Company]”',
  );
  const words = '{title} of {owner} is worth {amount}';
  expect(said({ kind: 'notify', words, whom: owner, mail: false })).toContain(
    '“[Deal] of [Owner] is worth [Amount]”',
  );
});

test('what no field is called stays as it was written', () => {
  expect(sayWords('Call {nobody} about {title}', deal)).toBe('Call {nobody} about [Deal]');
});

test('of a task that was made, its record stands in its place', () => {
  expect(sayWords('Call {company} about {title}', deal, 'Roof')).toBe('Call [Company] about Roof');
});
