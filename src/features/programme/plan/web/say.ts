import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { CapabilityName } from '../capabilities.ts';
import type { StandAnswer } from '../programme-api.ts';
import type { BudgetName, ConditionName, GateName, StageName } from '../roll-out.ts';
import { programmeText } from './programme-text.ts';

export type Condition = NonNullable<StandAnswer['gate']>['conditions'][number];
export type Refusal = StandAnswer['advance'][number];

const { text } = programmeText;

export function sayStage(name: string): string {
  return text(`stages.${name as StageName}`);
}

export function sayGate(name: string): string {
  return text(`gates.${name as GateName}`);
}

export function sayCapability(name: string): string {
  return text(`capabilities.${name as CapabilityName}`);
}

/** A stage or a capability, whichever it is. */
export function sayLet(name: string): string {
  return STAGE_NAMES.has(name) ? sayStage(name) : sayCapability(name);
}

const STAGE_NAMES = new Set(['charter', 'kick_off', 'minimum', 'habit', 'expand', 'sustain']);

export function sayBudget(name: string): string {
  return text(`budgets.${name as BudgetName}`);
}

/** A day as it stands in a sentence, whenever it is read. */
export function sayDay(day: string): string {
  return formatDate(day, reader.get());
}

export function sayCondition(name: string): string {
  return text(`conditions.${name as ConditionName}`);
}

const SHARES: ReadonlySet<string> = new Set(['leader_use']);
/** What may be more than is needed; the others are counted. */
const SCORES: ReadonlySet<string> = new Set(['leader_use', 'give_get', 'ease']);

/** How far it is: a figure of what is needed, or what is missing. */
export function sayHow({ name, have, need, why, met }: Condition): string {
  if (met === null) {
    const key = UNKNOWN.has(why) ? why : 'not_measured';
    return text(`unknown.${key as 'not_measured'}`);
  }
  if (have !== null && need !== null) {
    const figures = { have: sayNumber(name, have), need: sayNumber(name, need) };
    return text(SCORES.has(name) ? 'haveAtLeast' : 'haveOfNeed', figures);
  }
  if (met) return have === null ? '' : String(have);
  // of few only whether it is reached, and what for
  if (why === 'short') return text('notReached', { need: sayNumber(name, need ?? 0) });
  return text(`missing.${why as 'no_day'}`);
}

const UNKNOWN: ReadonlySet<string> = new Set([
  ...['not_measured', 'not_noted', 'not_enough', 'few_answers', 'too_old', 'never_told'],
]);

function sayNumber(name: string, value: number): string {
  const options: Intl.NumberFormatOptions = SHARES.has(name)
    ? { style: 'percent', maximumFractionDigits: 0 }
    : { maximumFractionDigits: 2 };
  return new Intl.NumberFormat(reader.get().locale, options).format(value);
}

/** Why a step is not taken now, besides what its gate says itself. */
export function sayRefusal(refusal: Refusal): string {
  const { reason, from_on, gate, have, most, need, budget } = refusal;
  switch (reason) {
    case 'too_early':
      return text('refused.too_early', { day: sayDay(from_on!) });
    case 'too_soon':
      return text('refused.too_soon', { day: sayDay(from_on!) });
    case 'too_young':
      return text('refused.too_young', { day: sayDay(from_on!) });
    case 'too_few_reviews':
      return text('refused.too_few_reviews', { have: have!, need: need! });
    case 'over_budget':
      return text('refused.over_budget', { have: have!, most: most!, name: sayBudget(budget!) });
    case 'not_there_yet':
      return text('refused.not_there_yet', { gate: sayGate(gate!) });
    default:
      return text('refused.gate_closed', { gate: sayGate(gate ?? 'G2') });
  }
}
