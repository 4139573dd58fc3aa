import {
  readAmount,
  readDecimal,
  readNumber,
  writeAmount,
  writeDecimal,
} from '#src/records/values/money-text.ts';
import {
  APPROVABLE_TYPES,
  type ApprovableType,
  type Approver,
  type RuleStep,
} from '../../approval.ts';
import type { RuleShown } from '../../approval-rule-api.ts';

/** A rule while it is written: what is not chosen is empty. */
export interface RuleDraft {
  record_type: ApprovableType;
  discount: string;
  amount: string;
  currency: string;
  team_id: string;
  steps: { who: string; hours: string }[];
}

export const EMPTY_STEP = { who: 'leader', hours: '4' };

/** How who writes it writes numbers: a BCP 47 tag; and in which money amounts are meant at first. */
interface Writing {
  currency: string;
  locale: string;
}

export function draftOf(rule: RuleShown | undefined, { currency, locale }: Writing): RuleDraft {
  if (!rule) {
    return {
      ...{ record_type: APPROVABLE_TYPES[0], discount: '15', amount: '', currency, team_id: '' },
      steps: [EMPTY_STEP],
    };
  }
  const { discount_over, amount_over, team_ids } = rule.conditions;
  return {
    record_type: rule.record_type,
    discount: writeDecimal(discount_over ?? '', locale),
    amount: amount_over ? writeAmount(amount_over, locale) : '',
    currency: amount_over?.currency ?? currency,
    team_id: team_ids?.[0] ?? '',
    steps: rule.steps.map(({ approver, hours }) => ({
      who: approver.kind === 'member' ? approver.member_id : approver.kind,
      hours: writeDecimal(hours, locale),
    })),
  };
}

/** What the server is given; what is no number goes as it is, and its refusal says what to do. */
export function ruleOf(
  draft: RuleDraft,
  { before, locale }: { before: RuleShown | undefined; locale: string },
) {
  const { discount, amount, currency, team_id } = draft;
  const rest = before?.conditions.team_ids?.slice(1) ?? [];
  return {
    conditions: {
      ...(discount.trim() && { discount_over: readPercent(discount, locale) }),
      ...(amount.trim() && {
        amount_over: { amount: readAmount(amount, currency, locale) ?? -1, currency },
      }),
      ...(team_id && { team_ids: [team_id, ...rest.filter((id) => id !== team_id)] }),
      ...(before?.conditions.pipeline_ids && { pipeline_ids: before.conditions.pipeline_ids }),
    },
    steps: draft.steps.map(
      ({ who, hours }): RuleStep => ({
        approver: approverOf(who),
        hours: readNumber(hours, locale) ?? 0,
      }),
    ),
  };
}

/** `12,50` and `12.5` are the same; a zero at the end is left out. */
function readPercent(typed: string, locale: string): string {
  const decimal = readDecimal(typed.replace('%', ''), locale);
  return decimal?.replace(/\.?0+$/, '') || typed.trim();
}

function approverOf(who: string): Approver {
  if (who === 'leader' || who === 'manager' || who === 'administrator') return { kind: who };
  return { kind: 'member', member_id: who };
}
