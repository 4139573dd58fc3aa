import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';

/** The owner's name of the row `r`, unless it is the one who asks. */
export function colleague(ctx: ReadContext): RawBuilder<unknown> {
  return sql`(select member.name from member where member.workspace_id = r.workspace_id
    and member.id = r.owner_id and member.id <> ${ctx.actor.memberId})`;
}
