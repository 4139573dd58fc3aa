import { sql } from 'kysely';
import { askedFields, type KeptDecision } from '#src/features/reports/decision/decision-basis.ts';
import type { ReadContext } from '#src/server/context.ts';
import { BUDGETS, type BudgetName, type CapabilityName, JOBS } from '../roll-out.ts';

/** Capabilities that people work with already: a programme need not close them. */
export async function readInUse(ctx: ReadContext): Promise<CapabilityName[]> {
  const { workspaceId: id } = ctx.actor;
  const rows = await ctx.db.rows<{ name: CapabilityName }>(sql`
    select 'quotes' as name where exists (select from quote q where q.workspace_id = ${id})
    union all select 'cases' where exists
      (select from service_case c where c.workspace_id = ${id})
    union all select 'segments' where exists
      (select from saved_view v where v.workspace_id = ${id} and v.is_segment
        and v.deleted_at is null)
    union all select 'automation' where exists
      (select from automation_rule r where r.workspace_id = ${id} and r.deleted_at is null)
    union all select 'forecast' where exists
      (select from goal g where g.workspace_id = ${id} and g.deleted_at is null)
    union all select 'approvals' where exists
      (select from approval_rule r where r.workspace_id = ${id} and r.deleted_at is null)
    union all select 'own_metrics' where exists
      (select from metric m where m.workspace_id = ${id} and m.deleted_at is null)
    union all select 'connections' where exists
      (select from webhook_endpoint w where w.workspace_id = ${id} and w.deleted_at is null)`);
  return rows.map(({ name }) => name);
}

/** How much there is of what has a budget: what decisions ask for, and what came since it began. */
export async function readCounts(
  ctx: ReadContext,
  begunAt: string,
): Promise<Record<BudgetName, number>> {
  const found = await ctx.db.first<{
    decisions: KeptDecision[] | null;
    fields: string[] | null;
    reports: string[] | null;
  }>(sql`
    select
      (select b.decisions from decision_basis b
        where b.workspace_id = ${ctx.actor.workspaceId} and b.deleted_at is null) as decisions,
      (select array_agg(f.record_type || '.' || f.name) from custom_field f
        where f.workspace_id = ${ctx.actor.workspaceId} and f.archived_at is null
          and f.created_at >= ${begunAt}) as fields,
      (select array_agg(r.id::text) from report r
        where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null
          and r.visibility = 'workspace' and r.created_at >= ${begunAt}) as reports`);
  const decisions = found?.decisions ?? [];
  const kept = decisions.flatMap(({ report_id }) => (report_id ? [report_id] : []));
  const fields = new Set([...askedFields(decisions), ...(found?.fields ?? [])]);
  const reports = new Set([...kept, ...(found?.reports ?? [])]);
  return { jobs: JOBS, reports: reports.size, fields: fields.size };
}

export function isFull(counts: Record<BudgetName, number>, name: BudgetName): boolean {
  return counts[name] >= BUDGETS[name];
}
