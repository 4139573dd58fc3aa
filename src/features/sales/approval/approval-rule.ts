import { parseDecimal } from '#src/lib/exact-numbers.ts';
import type { Money } from '#src/records/field-types.ts';
import type { ApprovalFacts, Approver, Ground, RuleStep, Step } from './approval.ts';

/** All that are named must hold; a rule without any always does. */
export interface RuleConditions {
  /** Percent with up to two places. */
  discount_over?: string | undefined;
  amount_over?: Money | undefined;
  team_ids?: string[] | undefined;
  pipeline_ids?: string[] | undefined;
}

export interface ApprovalRule {
  id: string;
  record_type: string;
  conditions: RuleConditions;
  steps: RuleStep[];
  is_on: boolean;
}

const PLACES = 2;

/**
 * Why the rule asks for approval; null if it does not. `exchanged`: the total in other currencies by
 * the rate of the day, as far as there is one.
 */
export function groundsOf(
  rule: ApprovalRule,
  facts: ApprovalFacts,
  exchanged: readonly Money[] = [],
): Ground[] | null {
  if (!rule.is_on) return null;
  const { discount_over, amount_over, team_ids, pipeline_ids } = rule.conditions;
  const tests: (Ground | null)[] = [];
  if (discount_over !== undefined) tests.push(testDiscount(discount_over, facts.discount));
  if (amount_over !== undefined) tests.push(testAmount(amount_over, facts.total, exchanged));
  if (team_ids?.length) {
    const { team_id } = facts;
    tests.push(team_id && team_ids.includes(team_id) ? { kind: 'team', team_id } : null);
  }
  if (pipeline_ids?.length) {
    const { pipeline_id } = facts;
    const isOne = pipeline_id && pipeline_ids.includes(pipeline_id);
    tests.push(isOne ? { kind: 'pipeline', pipeline_id } : null);
  }
  if (tests.length === 0) return [{ kind: 'always' }];
  const grounds = tests.filter((ground) => ground !== null);
  return grounds.length === tests.length ? grounds : null;
}

function testDiscount(over: string, is: string | null): Ground | null {
  const limit = parseDecimal(over, PLACES);
  const value = is === null ? null : parseDecimal(is, PLACES);
  if (limit === null || value === null) return null;
  return value > limit ? { kind: 'discount', over, is: is! } : null;
}

/** Where the amounts cannot be compared somebody looks: a missing rate never lets anything through. */
function testAmount(over: Money, total: Money | null, exchanged: readonly Money[]): Ground | null {
  if (!total) return null;
  const known = [total, ...exchanged].find((one) => one.currency === over.currency);
  if (known) return known.amount > over.amount ? { kind: 'amount', over, is: known } : null;
  return total.amount > 0 ? { kind: 'no_rate', over, is: total } : null;
}

/** The steps of all rules that hold, in their order; who is asked by two of them is asked once. */
export function joinSteps(rules: readonly ApprovalRule[]): Step[] {
  const steps: Step[] = [];
  for (const { approver, hours } of rules.flatMap((rule) => rule.steps)) {
    const known = steps.find((step) => isSameApprover(step.approver, approver));
    if (known) known.hours = Math.min(known.hours, hours);
    else steps.push({ approver, hours, ...UNANSWERED });
  }
  return steps;
}

export const UNANSWERED = {
  answered_by: null,
  answered_at: null,
  answer: null,
  how: null,
  note: null,
} as const;

function isSameApprover(one: Approver, other: Approver): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind !== 'member' || (other.kind === 'member' && one.member_id === other.member_id);
}

/** Whether an approval given for some facts still says enough about others. */
export function stillCovers(approved: ApprovalFacts, now: ApprovalFacts): boolean {
  return (
    sameMoney(approved.total, now.total) &&
    (approved.discount ?? '0') === (now.discount ?? '0') &&
    approved.team_id === now.team_id &&
    approved.pipeline_id === now.pipeline_id &&
    (approved.content ?? '') === (now.content ?? '')
  );
}

function sameMoney(one: Money | null, other: Money | null): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
