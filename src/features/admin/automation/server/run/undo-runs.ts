import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { nextDay } from '#src/records/filter-dates.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { undoCommand } from '#src/records/server/undo/undo-command.ts';
import type { Actor } from '#src/server/context.ts';
import { type Machinery, refuseViewer, runCommand, runRead } from '#src/server/run-command.ts';
import { readRule } from '../rule/rule-queries.ts';
import { readWorld } from './world.ts';

/** Each is a command of its own: what a later one changed must be back before the one before it. */
const MOST_AT_ONCE = 200;

interface RunToUndo {
  id: string;
  command_id: string;
}

/** Takes back what a rule did on a day of the actor's, the last run first. */
export async function undoDay(
  machinery: Machinery,
  types: RecordTypes,
  { actor, ruleId, day }: { actor: Actor; ruleId: string; day: string },
): Promise<{ undone: number; kept: number; left: number }> {
  refuseViewer(actor);
  const runs = await runRead(machinery, actor, async (ctx) => {
    await readRule(ctx, ruleId);
    const { timeZone } = await readWorld(ctx);
    const [from, before] = [day, nextDay(day)].map((one) => startOfDay(one, timeZone));
    return ctx.db.rows<RunToUndo>(sql`
      select id, command_id from automation_run
      where workspace_id = ${actor.workspaceId} and rule_id = ${ruleId} and state = 'done'
        and at >= ${from} and at < ${before} and undone_at is null
      order by at desc, id desc`);
  });
  let undone = 0;
  for (const run of runs.slice(0, MOST_AT_ONCE)) {
    if (await undoRun(machinery, types, { actor, run })) undone++;
  }
  const left = Math.max(0, runs.length - MOST_AT_ONCE);
  return { undone, kept: Math.min(runs.length, MOST_AT_ONCE) - undone, left };
}

async function undoRun(
  machinery: Machinery,
  types: RecordTypes,
  { actor, run }: { actor: Actor; run: RunToUndo },
): Promise<boolean> {
  try {
    await runCommand(machinery, actor, async (ctx) => {
      await undoCommand(ctx, types, run.command_id);
      await ctx.db.rows(sql`update automation_run n set undone_at = ${ctx.now().toISOString()}
        where n.workspace_id = ${actor.workspaceId} and n.id = ${run.id}`);
    });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
