import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type LearningWindow, learningWindow, type UptakeSetting } from '../setting.ts';

const NONE = {
  ...{ started_on: null, team_starts: {}, baseline: null, window_until: null, version: 0 },
};

/** What was said of it; where nobody says when it began, the day of the programme's kick-off. */
export async function readSetting(ctx: ReadContext): Promise<UptakeSetting> {
  const row = await ctx.db.first<UptakeSetting & { deleted_at: string | null }>(sql`
    select s.* from uptake_setting s where s.workspace_id = ${ctx.actor.workspaceId}`);
  const kept = row && !row.deleted_at ? row : { id: row?.id ?? newId(), ...NONE };
  if (kept.started_on) return kept;
  const programme = await ctx.db.first<{ held_on: string | null }>(sql`
    select p.kick_off ->> 'held_on' as held_on from programme p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.deleted_at is null`);
  return { ...kept, started_on: programme?.held_on ?? null };
}

export async function readWindow(ctx: ReadContext): Promise<LearningWindow | null> {
  return learningWindow(await readSetting(ctx), utcDay(ctx.now()));
}
