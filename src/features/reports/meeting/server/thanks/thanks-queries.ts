import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { viewerOf } from '#src/records/server/visible.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { listThanks as endpoint } from '../../meeting-api.ts';
import { seesMeeting } from '../sight.ts';

const SHOWN_DAYS = 14;

/** Meetings into which the actor's own records went, and which are shared with them; nobody is told of anybody else's. */
export function listThanks(ctx: ReadContext): Promise<EndpointOutput<typeof endpoint>['items']> {
  return ctx.db.rows(sql`
    select m.id as meeting_id, m.name, m.starts_on as held_on, t.records, t.decisions
    from meeting_thanks t
    join meeting m on m.workspace_id = t.workspace_id and m.id = t.meeting_id
    where t.workspace_id = ${ctx.actor.workspaceId} and t.member_id = ${viewerOf(ctx.actor).memberId}
      and t.seen_at is null and m.status = 'ended' and m.deleted_at is null and ${seesMeeting(ctx.actor)}
      and t.told_at > ${ctx.now().toISOString()}::timestamptz - ${`${SHOWN_DAYS} days`}::interval
    order by t.told_at desc limit 5`);
}

/** Puts the thanks away; to have seen them twice is no mistake. */
export async function seeThanks(ctx: WriteContext, meetingId: string): Promise<void> {
  const mine = sql`workspace_id = ${ctx.actor.workspaceId} and meeting_id = ${meetingId}
    and member_id = ${ctx.actor.memberId}`;
  const thanks = await ctx.db.first<{ seen_at: string | null }>(
    sql`select seen_at from meeting_thanks where ${mine}`,
  );
  if (!thanks) throw new AppError('not_found', 'None of your records went into this meeting.');
  if (thanks.seen_at) return;
  await ctx.db.rows(
    sql`update meeting_thanks set seen_at = ${ctx.now().toISOString()} where ${mine}`,
  );
  ctx.emit({ verb: 'meeting.viewed', type: 'meeting', id: meetingId });
}
