import { sql } from 'kysely';
import type { ApprovalFacts, ApprovalSummary } from '#src/features/sales/approval/approval.ts';
import type { Approvable } from '#src/features/sales/approval/server/approvable-type.ts';
import type { Money } from '#src/records/field-types.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** What approvals need of a deal. It does not wait by itself: whoever asked closes it afterwards. */
export const dealApprovable: Approvable = { factsOf, summarise, settle: async () => {} };

async function factsOf(ctx: ReadContext, id: string): Promise<ApprovalFacts | null> {
  const row = await ctx.db.first<Omit<ApprovalFacts, 'discount'>>(sql`
    select r.amount as total, r.owner_id, r.team_id, r.pipeline_id from deal r
    where ${visible(ctx.actor, 'r')} and r.id = ${id} and r.deleted_at is null`);
  return row ? { discount: null, ...row } : null;
}

interface Summed {
  id: string;
  title: string;
  customer: string | null;
  total: Money | null;
  client_goal: string | null;
}

async function summarise(ctx: ReadContext, ids: readonly string[]) {
  const rows = await ctx.db.rows<Summed>(sql`
    select r.id, r.title, c.title as customer, r.amount as total, r.client_goal from deal r
    left join company c on c.workspace_id = r.workspace_id and c.id = r.company_id
    where r.workspace_id = ${ctx.actor.workspaceId} and r.id = any(${ids}::uuid[])
      and r.deleted_at is null`);
  return new Map(
    rows.map(({ id, ...row }): [string, ApprovalSummary] => [
      id,
      { ...row, discount: null, lines: [], deal: null },
    ]),
  );
}
