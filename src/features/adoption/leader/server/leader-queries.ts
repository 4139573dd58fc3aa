import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { FreshFigures } from '#src/features/adoption/guard/server/guard-queries.ts';
import { sightOfMember } from '#src/features/adoption/guard/sight.ts';
import { utcDay } from '#src/lib/days.ts';
import { ownerOf } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Echo, keptRate, type Settled } from '../commitment.ts';
import type { Commitment, LeaderAnswer } from '../leader-api.ts';

interface LeaderRow {
  id: string;
  name: string;
  teams: string[];
  leads: string[];
  led_by: string | null;
}

type CommitmentRow = Settled &
  Pick<Echo, 'shown_confirmed' | 'shown_doubted'> & {
    id: string;
    leader_id: string;
    what: string;
    heard: boolean;
  };

/** Who leads a team or has promised something; the figures only of those whom the actor may look at. */
export async function listLeaders(
  ctx: ReadContext,
  figuresOf: FreshFigures,
): Promise<LeaderAnswer[]> {
  const { day } = await readMemberDay(ctx);
  const rows = (await readLeaders(ctx)).map((row) => ({
    ...row,
    isSeen: sightOfMember(ctx.actor, row) !== 'nothing',
  }));
  rows.sort((one, other) => Number(other.isSeen) - Number(one.isSeen));
  const seen = rows.filter(({ isSeen }) => isSeen).map(({ id }) => id);
  // what was kept overnight, by the day that all share
  const figures = await figuresOf(ctx, seen, utcDay(ctx.now()));
  const commitments = await readCommitments(ctx);
  return rows.map(({ id, name, teams, isSeen }) => {
    const own = commitments.filter(({ leader_id }) => leader_id === id);
    const use = isSeen ? figures.get(id)?.leader : null;
    const { member_id: _, ...told } = use ?? { member_id: id };
    return {
      ...{ member: { id, name }, teams },
      use: use ? (told as LeaderAnswer['use']) : null,
      kept: keptRate(own, day),
      commitments: own.map((one) => shown(ctx, one, day)),
    };
  });
}

function readLeaders({ actor, db }: ReadContext): Promise<LeaderRow[]> {
  return db.rows<LeaderRow>(sql`
    select m.id, m.name, coalesce(array_agg(t.name order by t.name)
        filter (where t.id is not null), '{}') as teams,
      coalesce(array_agg(t.id::text) filter (where t.id is not null), '{}') as leads,
      (select o.leader_id from team o where o.workspace_id = m.workspace_id and o.id = m.team_id
        and o.deleted_at is null) as led_by
    from member m left join team t on t.workspace_id = m.workspace_id and t.leader_id = m.id
      and t.deleted_at is null
    where m.workspace_id = ${actor.workspaceId} and m.active and m.coach_until is null
      and (t.id is not null or exists (select 1 from leader_commitment c
        where c.workspace_id = m.workspace_id and c.leader_id = m.id and c.deleted_at is null))
    group by m.workspace_id, m.id order by m.name, m.id`);
}

function readCommitments({ actor, db }: ReadContext): Promise<CommitmentRow[]> {
  return db.rows<CommitmentRow>(sql`
    select c.id, c.leader_id, c.what, c.due_on, c.outcome,
      coalesce(e.shown_confirmed, 0) as shown_confirmed,
      coalesce(e.shown_doubted, 0) as shown_doubted,
      exists (select 1 from commitment_heard h where h.workspace_id = c.workspace_id
        and h.commitment_id = c.id and h.member_id = ${ownerOf(actor)}) as heard
    from leader_commitment c
    left join commitment_echo e on e.workspace_id = c.workspace_id and e.commitment_id = c.id
    where c.workspace_id = ${actor.workspaceId} and c.deleted_at is null
    order by c.due_on desc, c.id desc limit 500`);
}

function shown({ actor }: ReadContext, row: CommitmentRow, today: string): Commitment {
  const isOwn = row.leader_id === ownerOf(actor);
  const answers = row.shown_confirmed + row.shown_doubted;
  const { id, what, due_on, outcome } = row;
  return {
    ...{ id, what, due_on, outcome },
    echo: answers > 0 ? { confirmed: row.shown_confirmed, doubted: row.shown_doubted } : null,
    may_say: !(actor.viewerId || isOwn || row.heard) && (outcome !== null || due_on < today),
    may_settle: isOwn,
  };
}

/** Whoever leads a team, or the workspace. */
export async function mayCommit({ actor, db }: ReadContext): Promise<boolean> {
  if (actor.role !== 'member') return true;
  const led = await db.first(sql`
    select t.id from team t where t.workspace_id = ${actor.workspaceId}
      and t.leader_id = ${actor.memberId} and t.deleted_at is null limit 1`);
  return led !== undefined;
}
