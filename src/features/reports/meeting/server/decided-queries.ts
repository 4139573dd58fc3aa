import { type RawBuilder, sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Decided } from '../meeting-api.ts';
import { seesMeeting } from './sight.ts';

const MOST = 200;

interface Stored extends Omit<Decided, 'owner' | 'meeting'> {
  owner_id: string | null;
  owner_name: string | null;
  meeting_id: string | null;
  meeting_name: string | null;
  meeting_on: string | null;
}

export interface WhichDecided {
  board?: string | undefined;
  report_id?: string | undefined;
  status?: Decided['status'] | undefined;
}

/** What was decided that the actor may see, the latest first. */
export function listDecided(ctx: ReadContext, which: WhichDecided): Promise<Decided[]> {
  const conditions = [
    which.board === undefined ? sql`true` : sql`d.board = ${which.board}`,
    which.status === undefined ? sql`true` : sql`d.status = ${which.status}`,
    which.report_id === undefined ? sql`true` : restsOn(ctx, which.report_id),
  ];
  return readDecided(ctx, sql.join(conditions, sql` and `));
}

function restsOn({ actor }: ReadContext, reportId: string) {
  return sql`exists (select 1 from meeting_figure f
    where f.workspace_id = ${actor.workspaceId} and f.report_id = ${reportId}
      and f.id::text = any(d.figures))`;
}

/** What is open from the meetings before this one, the most urgent first. */
export async function listFollowUps(
  ctx: ReadContext,
  meeting: { id: string; series: string | null; board: string | null; ended_at: string | null },
): Promise<Decided[]> {
  const { id, series, board, ended_at } = meeting;
  // of a meeting that ended: what it had before it, also what was closed in it or since
  const isOpen =
    ended_at === null
      ? sql`d.status = 'open'`
      : sql`d.created_at < ${ended_at}
    and (d.closed_at is null or d.closed_at >= (select m.started_at from meeting m
      where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${id}))`;
  const closedHere = sql`d.closed_at >= (select m.started_at from meeting m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${id})`;
  const found = await readDecided(
    ctx,
    sql`d.meeting_id is distinct from ${id} and d.board = ${board}
      and (d.meeting_id is null or exists (select 1 from meeting m
        where m.workspace_id = ${ctx.actor.workspaceId} and m.id = d.meeting_id
          and m.series = ${series}))
      and (${isOpen} or ${closedHere})`,
  );
  return found.toSorted((one, other) => one.due_on.localeCompare(other.due_on));
}

export function listDecidedIn(ctx: ReadContext, meetingId: string): Promise<Decided[]> {
  return readDecided(ctx, sql`d.meeting_id = ${meetingId}`);
}

async function readDecided(ctx: ReadContext, which: RawBuilder<unknown>): Promise<Decided[]> {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<Stored>(sql`
    select d.id, d.what, d.reason, d.due_on, d.status, d.outcome, d.closed_at, d.board, d.version,
      d.owner_id, w.name as owner_name, m.id as meeting_id, m.name as meeting_name,
      m.starts_on as meeting_on, t.done_at is not null as task_done,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title,
          'metrics', f.request -> 'metrics') order by f.position)
        from meeting_figure f where f.workspace_id = ${workspaceId} and f.meeting_id = m.id
          and f.id::text = any(d.figures)), '[]') as figures
    from decision d
    left join member w on w.workspace_id = d.workspace_id and w.id = d.owner_id
    left join meeting m on m.workspace_id = d.workspace_id and m.id = d.meeting_id
      and ${seesMeeting(ctx.actor)}
    left join task t on t.workspace_id = d.workspace_id and t.id = d.task_id
    where ${visible(ctx.actor, 'd')} and d.deleted_at is null and ${which}
    order by d.created_at desc, d.id desc limit ${sql.lit(MOST)}`);
  return rows.map(({ owner_id, owner_name, meeting_id, meeting_name, meeting_on, ...rest }) => ({
    ...rest,
    owner: owner_id ? { id: owner_id, name: owner_name ?? '' } : null,
    meeting: meeting_id ? { id: meeting_id, name: meeting_name!, starts_on: meeting_on! } : null,
  }));
}
