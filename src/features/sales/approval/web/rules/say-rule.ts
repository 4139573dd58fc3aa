import { formatMoney } from '#src/records/values/money-text.ts';
import type { MemberName } from '#src/records/web/data/use-members.ts';
import type { TeamName } from '#src/records/web/data/use-teams.ts';
import type { Reader } from '#src/web/i18n/dates.ts';
import type { ApprovableType, RuleStep } from '../../approval.ts';
import type { RuleConditions } from '../../approval-rule.ts';
import { sayApprover } from '../card/say-approver.ts';
import { approvalText } from '../shared/approval-text.ts';
import { sayPercent } from '../shared/say-grounds.ts';

interface Saying {
  reader: Reader;
  members: readonly MemberName[];
  teams: readonly TeamName[];
}

interface Rule {
  record_type: ApprovableType;
  conditions: RuleConditions;
  steps: RuleStep[];
}

/** The rule as one reads it: "Quotes with a discount over 15 % are approved by …". */
export function sayRule({ record_type, conditions, steps }: Rule, saying: Saying): string {
  const { text } = approvalText;
  const what = [text(`what_${record_type}`), ...sayConditions(conditions, saying)].join(' ');
  const who = steps.map((step) => sayStep(step, saying)).join(text('ruleThen'));
  return text('ruleSentence', { what, who });
}

function sayConditions(conditions: RuleConditions, { reader, teams }: Saying): string[] {
  const { text } = approvalText;
  const { discount_over, amount_over, team_ids } = conditions;
  const withs = [
    discount_over !== undefined &&
      text('ruleDiscount', { over: sayPercent(discount_over, reader) }),
    amount_over && text('ruleAmount', { over: formatMoney(amount_over, reader.locale) }),
  ].filter((one) => typeof one === 'string');
  const names = team_ids?.flatMap((id) => teams.find((team) => team.id === id)?.name ?? []) ?? [];
  const list = (type: 'conjunction' | 'disjunction', items: string[]) =>
    new Intl.ListFormat(reader.locale, { type }).format(items);
  return [
    ...(names.length > 0 ? [text('ruleTeam', { team: list('disjunction', names) })] : []),
    ...(withs.length > 0 ? [list('conjunction', withs)] : []),
  ];
}

function sayStep({ approver, hours }: RuleStep, { members, reader }: Saying): string {
  const { text } = approvalText;
  const member =
    approver.kind === 'member' ? members.find(({ id }) => id === approver.member_id) : undefined;
  const who = sayApprover({ kind: approver.kind, member: member ?? null });
  const format = new Intl.NumberFormat(reader.locale, {
    ...{ style: 'unit', unit: 'hour', unitDisplay: 'long' },
  });
  return text('ruleStep', { who, time: format.format(hours) });
}
