import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { ApprovalFacts, Ground } from '../approval.ts';
import { type ApprovalRule, groundsOf } from '../approval-rule.ts';

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
  return rules.flatMap((rule) => {
    const grounds = groundsOf(rule, facts);
    return grounds ? [{ rule, grounds }] : [];
  });
}
