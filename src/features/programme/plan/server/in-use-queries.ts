import { sql } from 'kysely';
import { askedFields, type KeptDecision } from '#src/features/reports/decision/decision-basis.ts';
import type { ReadContext } from '#src/server/context.ts';
import {
  CAPABILITIES,
  CAPABILITY_NAMES,
  type Capability,
  type CapabilityName,
} from '../capabilities.ts';
import { type BudgetName, JOBS } from '../roll-out.ts';

/** Capabilities that people work with already: a programme need not close them. */
export async function readInUse(ctx: ReadContext): Promise<CapabilityName[]> {
  const rows = await ctx.db.rows<{ name: CapabilityName }>(sql`
    ${sql.join(
      CAPABILITY_NAMES.flatMap((name) => usedSql(ctx, name)),
      sql` union all `,
    )}`);
  return rows.map(({ name }) => name);
}

function usedSql(ctx: ReadContext, name: CapabilityName) {
  const { held }: Capability = CAPABILITIES[name];
  if (!held) return [];
  const living = held.living ? sql`and h.${sql.ref(held.living)} is null` : sql``;
  const only = held.only ? sql`and h.${sql.ref(held.only)}` : sql``;
  return [
    sql`select ${name}::text as name where exists (select from ${sql.table(held.table)} h
      where h.workspace_id = ${ctx.actor.workspaceId} ${living} ${only})`,
  ];
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
          and r.visibility <> 'private' and r.created_at >= ${begunAt}) as reports`);
  const decisions = found?.decisions ?? [];
  const kept = decisions.flatMap(({ report_id }) => (report_id ? [report_id] : []));
  const fields = new Set([...askedFields(decisions), ...(found?.fields ?? [])]);
  const reports = new Set([...kept, ...(found?.reports ?? [])]);
  return { jobs: JOBS, reports: reports.size, fields: fields.size };
}
