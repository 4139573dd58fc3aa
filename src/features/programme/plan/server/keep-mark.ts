import { sql } from 'kysely';
import type { Day } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { JudgedCondition } from '../../engine/judge-gate.ts';

interface Mark {
  programmeId: string;
  gate: string;
  /** A stage or a capability, or `fewer_people`. */
  lets: string;
  reason: string;
  lacked: readonly JudgedCondition[];
  on: Day;
}

/** What the sponsor did past a gate; the database only adds these. */
export async function keepMark(ctx: WriteContext, mark: Mark): Promise<void> {
  const { programmeId, gate, lets, reason, lacked, on } = mark;
  const id = newId();
  await ctx.db.rows(sql`
    insert into programme_override (workspace_id, id, programme_id, gate, lets, reason, lacked, by_id,
      on_day, created_at)
    values (${ctx.actor.workspaceId}, ${id}, ${programmeId}, ${gate}, ${lets}, ${reason},
      ${JSON.stringify(lacked)}::jsonb, ${ctx.actor.memberId}, ${on}, ${ctx.now().toISOString()})`);
  ctx.emit({
    ...{ verb: 'programme_override.created', type: 'programme_override', id },
    changes: { gate: [null, gate], lets: [null, lets], reason: [null, reason] },
  });
}
