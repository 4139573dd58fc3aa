import { sql } from 'kysely';
import {
  raiseConcern,
  requireDecider,
} from '#src/features/programme/concern/server/concern-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import { readConcerns, readPulseResults } from './pulse-queries.ts';

const LONGEST_TITLE = 120;

/** What was written and is shown to everybody becomes a concern without an author, once. */
export async function raiseFromPulse(
  ctx: WriteContext,
  { begins_on, comment }: { begins_on: string; comment: string },
): Promise<string> {
  await requireDecider(ctx);
  // so that two who do it at once make one
  await ctx.db.rows(sql`select p.id from pulse_period p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.begins_on = ${begins_on} for update`);
  const { periods } = await readPulseResults(ctx);
  const period = periods.find((one) => one.begins_on === begins_on);
  if (!period?.comments.some(({ said }) => said === comment)) {
    throw new AppError('not_found', 'This is not shown, or not any more. Load the page again.');
  }
  if ((await readConcerns(ctx)).has(comment)) {
    throw new AppError('conflict', 'This is a concern already.', { reason: 'there' });
  }
  const title = shorten(comment);
  const body = title === comment ? '' : comment;
  return raiseConcern(ctx, { title, body, origin: 'pulse', source_words: comment });
}

/** One line of it, ending with a word. */
function shorten(comment: string): string {
  const line = comment.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  const start = line.slice(0, LONGEST_TITLE);
  const end = start.lastIndexOf(' ');
  return `${start.slice(0, end > 0 ? end : LONGEST_TITLE)} …`;
}
