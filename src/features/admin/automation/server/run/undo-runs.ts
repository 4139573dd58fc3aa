import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { nextDay } from '#src/records/filter-dates.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { undoCommand } from '#src/records/server/undo/undo-command.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import { type Machinery, refuseViewer, runCommand, runRead } from '#src/server/run-command.ts';
import { readRule } from '../rule/rule-queries.ts';
import { readWorld } from './world.ts';

/** Each is a command of its own: what a later one changed must be back before the one before it. */
const MOST_AT_ONCE = 200;

interface AskedDay {
  ruleId: string;
  day: string;
  /** The run at which the part before ended. */
  after?: string | undefined;
}

interface RunToUndo {
  id: string;
  command_id: string;
}

/** Takes back what a rule did on a day of the actor's, the last run first. */
export async function undoDay(
  machinery: Machinery,
  types: RecordTypes,
  { actor, ...asked }: AskedDay & { actor: Actor },
): Promise<{ undone: number; kept: number; left: number; next: string | null }> {
  refuseViewer(actor);
  const runs = await runRead(machinery, actor, (ctx) => readRunsOfDay(ctx, asked));
  const part = runs.slice(0, MOST_AT_ONCE);
  let undone = 0;
  for (const run of part) {
    if (await undoRun(machinery, types, { actor, run })) undone++;
  }
  const left = runs.length - part.length;
  const next = left > 0 ? part.at(-1)!.id : null;
  return { undone, kept: part.length - undone, left, next };
}

/** What is still to be taken back, the last run first. */
async function readRunsOfDay(ctx: ReadContext, { ruleId, day, after }: AskedDay) {
  await readRule(ctx, ruleId);
  const { workspaceId } = ctx.actor;
  const { timeZone } = await readWorld(ctx);
  const [from, before] = [day, nextDay(day)].map((one) => startOfDay(one, timeZone));
  // what could not be taken back must not stand in the way of what came before it
  const earlier = after
    ? sql`(n.at, n.id) < (select a.at, a.id from automation_run a
        where a.workspace_id = ${workspaceId} and a.id = ${after})`
    : sql`true`;
  return ctx.db.rows<RunToUndo>(sql`
    select n.id, n.command_id from automation_run n
    where n.workspace_id = ${workspaceId} and n.rule_id = ${ruleId} and n.state = 'done'
      and n.at >= ${from} and n.at < ${before} and n.undone_at is null and ${earlier}
    order by n.at desc, n.id desc`);
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
