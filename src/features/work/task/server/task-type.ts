import { sql } from 'kysely';
import { followPerson } from '#src/features/people/person/server/person-queries.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { agreeOnDue, type Due } from '../due.ts';
import { task } from '../task.ts';

export const taskType: RecordType = {
  declaration: task,
  beforeSave: async (ctx, rows) => {
    await followPerson(ctx, rows);
    await keepDayAndTimeTogether(ctx, rows);
  },
};

/** A task's time lies on its day, on the clock of the one who keeps it. */
async function keepDayAndTimeTogether(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const timed = rows.filter(({ after }) => after.due_at !== null);
  if (timed.length === 0) return;
  const keeperOf = ({ after }: SavedRow) => (after.owner_id ?? ctx.actor.memberId) as string;
  const keepers = [...new Set(timed.map(keeperOf))];
  const members = await ctx.db.rows<{ id: string; time_zone: string }>(sql`
    select id, time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = any(${keepers}::uuid[])`);
  const zones = new Map(members.map(({ id, time_zone }) => [id, time_zone]));
  for (const row of timed) {
    const zone = zones.get(keeperOf(row)) ?? 'UTC';
    Object.assign(row.after, agreeOnDue(row.before as Due | null, dueOf(row.after), zone));
  }
}

function dueOf(row: Record<string, unknown>): Due {
  return { due_on: row.due_on as string | null, due_at: row.due_at as string | null };
}
