import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApprovalFacts } from './approval.ts';
import { type ApprovalRule, groundsOf, joinSteps, type RuleConditions } from './approval-rule.ts';

const facts: ApprovalFacts = {
  discount: '17.5',
  total: { amount: 1_200_000, currency: 'EUR' },
  owner_id: null,
  team_id: 'sales',
  pipeline_id: null,
};
function rule(conditions: RuleConditions, given: Partial<ApprovalRule> = {}): ApprovalRule {
  const steps = [{ approver: { kind: 'leader' } as const, hours: 4 }];
  return { id: 'r', record_type: 'quote', conditions, steps, is_on: true, ...given };
}

test('a discount over the limit asks for approval, the limit itself does not', () => {
  expect(groundsOf(rule({ discount_over: '15' }), facts)).toEqual([
    { kind: 'discount', over: '15', is: '17.5' },
  ]);
  expect(groundsOf(rule({ discount_over: '17.50' }), facts)).toBeNull();
  expect(groundsOf(rule({ discount_over: '17.49' }), facts)).toHaveLength(1);
  expect(groundsOf(rule({ discount_over: '0' }), { ...facts, discount: null })).toBeNull();
});

test('all conditions of a rule must hold', () => {
  const both = { discount_over: '15', team_ids: ['service'] };
  expect(groundsOf(rule(both), facts)).toBeNull();
  expect(groundsOf(rule({ ...both, team_ids: ['service', 'sales'] }), facts)).toHaveLength(2);
});

test('a rule without conditions always holds, one that is off never does', () => {
  expect(groundsOf(rule({}), facts)).toEqual([{ kind: 'always' }]);
  expect(groundsOf(rule({}, { is_on: false }), facts)).toBeNull();
});

test('an amount is compared in its currency or in our own; where there is no rate, somebody looks', () => {
  const over = { amount: 1_000_000, currency: 'EUR' };
  const total = { amount: 900_000, currency: 'USD' };
  const asked = rule({ amount_over: over });
  const in_usd = { ...facts, total };
  const euros = { amount: 1_000_001, currency: 'EUR' };
  expect(groundsOf(asked, in_usd, [euros])).toEqual([{ kind: 'amount', over, is: euros }]);
  expect(groundsOf(asked, in_usd, [over])).toBeNull();
  expect(groundsOf(asked, in_usd)).toEqual([{ kind: 'no_rate', over, is: total }]);
});

test('who is asked by two rules is asked once, within the shorter time', () => {
  const two = joinSteps([
    rule({}),
    rule(
      {},
      {
        steps: [
          { approver: { kind: 'leader' }, hours: 2 },
          { approver: { kind: 'member', member_id: 'm' }, hours: 8 },
        ],
      },
    ),
  ]);
  expect(two.map(({ approver, hours }) => [approver.kind, hours])).toEqual([
    ['leader', 2],
    ['member', 8],
  ]);
});

test('more discount never needs less approval', () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2));
  fc.assert(
    fc.property(percent, percent, percent, (over, one, other) => {
      const [less, more] = Number(one) <= Number(other) ? [one, other] : [other, one];
      const asks = (discount: string) =>
        groundsOf(rule({ discount_over: over }), { ...facts, discount }) !== null;
      if (asks(less)) expect(asks(more)).toBe(true);
      expect(asks(more)).toBe(Number(more) > Number(over));
    }),
  );
});
