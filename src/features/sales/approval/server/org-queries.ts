import { sql } from 'kysely';
import { readAbsent } from '#src/features/admin/absence/server/absence-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Answering, hasRight, type Org, type OrgMember, whoAnswers } from '../who-answers.ts';
import type { Approval } from './approval-store.ts';

/** The workspace as approvals see it. */
export interface OrgNow extends Org {
  names: ReadonlyMap<string, string>;
  /** Members whom rules name: they may be given approvals by others. */
  named: ReadonlySet<string>;
}

export async function readOrg(ctx: ReadContext): Promise<OrgNow> {
  const { workspaceId } = ctx.actor;
  const members = await ctx.db.rows<OrgMember & { name: string }>(sql`
    select id, name, role, active, team_id from member where workspace_id = ${workspaceId}
    order by name, id`);
  const teams = await ctx.db.rows<{ id: string; leader_id: string | null }>(sql`
    select id, leader_id from team where workspace_id = ${workspaceId} and deleted_at is null`);
  const named = await ctx.db.rows<{ id: string }>(sql`
    select distinct s -> 'approver' ->> 'member_id' as id
    from approval_rule r, jsonb_array_elements(r.steps) s
    where r.workspace_id = ${workspaceId} and r.deleted_at is null
      and s -> 'approver' ->> 'member_id' is not null`);
  return {
    members: new Map(members.map((member) => [member.id, member])),
    names: new Map(members.map(({ id, name }) => [id, name])),
    leaders: new Map(teams.map(({ id, leader_id }) => [id, leader_id])),
    absent: await readAbsent(ctx),
    named: new Set(named.map(({ id }) => id)),
  };
}

type Waiting = Pick<
  Approval,
  'steps' | 'step' | 'requester_id' | 'owner_id' | 'team_id' | 'delegated_to' | 'level'
>;

/** Who answers the step that a request waits for, at this moment. */
export function whoAnswersNow(org: OrgNow, approval: Waiting): Answering {
  const { steps, step, requester_id, owner_id, team_id, delegated_to, level } = approval;
  const { approver } = steps[Math.min(step, steps.length - 1)]!;
  const named = [...org.named, ...steps.flatMap((one) => memberOf(one.approver))];
  return whoAnswers(org, {
    approver,
    requesterId: requester_id,
    ownerId: owner_id,
    teamId: team_id,
    delegatedTo: delegated_to && hasRight(org, delegated_to, named) ? delegated_to : null,
    level,
  });
}

function memberOf(approver: { kind: string; member_id?: string }): string[] {
  return approver.member_id ? [approver.member_id] : [];
}
