import { type RawBuilder, sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { Actor } from '#src/server/context.ts';

/** Meetings under the alias `m` that the actor may see: those shared with them, and those they come to. */
export function seesMeeting(actor: Actor): RawBuilder<unknown> {
  return sql`(${visible(actor, 'm')} or (m.workspace_id = ${actor.workspaceId}
    and ${viewerOf(actor).memberId} = any(m.attendees)))`;
}
