import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { APPROVABLE_TYPES } from '../approval.ts';
import type { Approval } from './approval-store.ts';
import { type OrgNow, readOrg, whoAnswersNow } from './org-queries.ts';

/** Whether the request concerns the actor, or they see the record that it is about. */
export async function isParty(ctx: ReadContext, approval: Approval): Promise<boolean> {
  if (concerns(ctx, await readOrg(ctx), approval)) return true;
  const seen = await findSeen(ctx, [approval]);
  return seen.has(approval.record_id);
}

export function concerns({ actor }: ReadContext, org: OrgNow, approval: Approval): boolean {
  const { memberId } = actor;
  if (approval.requester_id === memberId) return true;
  if (approval.steps.some(({ answered_by }) => answered_by === memberId)) return true;
  if (approval.delegated_by === memberId) return true;
  return approval.status === 'pending' && whoAnswersNow(org, approval).may.has(memberId);
}

/** The records among them that the actor sees, also in the bin. */
export async function findSeen(
  ctx: ReadContext,
  approvals: readonly Pick<Approval, 'record_type' | 'record_id'>[],
): Promise<Set<string>> {
  const seen = new Set<string>();
  for (const type of APPROVABLE_TYPES) {
    const ids = approvals
      .filter(({ record_type }) => record_type === type)
      .map(({ record_id }) => record_id);
    if (ids.length === 0) continue;
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    for (const { id } of rows) seen.add(id);
  }
  return seen;
}
