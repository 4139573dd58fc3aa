import { sql } from 'kysely';
import { convert } from '#src/features/sales/rate/server/rate-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import type { Money } from '#src/records/field-types.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { ApprovalFacts, Ground } from '../../approval.ts';
import { type ApprovalRule, groundsOf } from '../../approval-rule.ts';

export type StoredRule = ApprovalRule & { position: number; version: number };

export function listRules(ctx: ReadContext, type?: string): Promise<StoredRule[]> {
  const ofType = type ? sql`r.record_type = ${type}` : sql`true`;
  return ctx.db.rows(sql`
    select r.id, r.record_type, r.conditions, r.steps, r.position, r.is_on, r.version
    from approval_rule r where r.workspace_id = ${ctx.actor.workspaceId}
      and r.deleted_at is null and ${ofType} order by r.record_type, r.position, r.id`);
}

/** The rules that hold for a record, in their order, each with its grounds. */
export async function listRulesOf(
  ctx: ReadContext,
  { type, facts }: { type: string; facts: ApprovalFacts },
): Promise<{ rule: ApprovalRule; grounds: Ground[] }[]> {
  const rules = await listRules(ctx, type);
  const exchanged = await exchangeFor(ctx, rules, facts.total);
  return rules.flatMap((rule) => {
    const grounds = groundsOf(rule, facts, exchanged);
    return grounds ? [{ rule, grounds }] : [];
  });
}

/** The total in the currencies that the rules speak of, where today has a rate. */
async function exchangeFor(ctx: ReadContext, rules: StoredRule[], total: Money | null) {
  const currencies = new Set(rules.map((rule) => rule.conditions.amount_over?.currency));
  const exchanged: Money[] = [];
  const day = utcDay(ctx.now());
  for (const to of currencies) {
    if (!total || !to || to === total.currency) continue;
    try {
      exchanged.push((await convert(ctx, total, { to, day })).money);
    } catch (error) {
      // without a rate nothing is compared, and somebody looks
      if (!(error instanceof AppError)) throw error;
    }
  }
  return exchanged;
}
