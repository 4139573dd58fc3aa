import { sql } from 'kysely';
import type { Lesson } from '#src/features/admin/help/help.ts';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type Recall, readAgain } from '../recall/recall.ts';
import { findNews, readRecalls } from './learning-queries.ts';

/** Keeps what the ledger shows: what is newly learnt, and what was done again unaided. */
export async function keepLearning(ctx: WriteContext): Promise<void> {
  await takeTurn(ctx);
  const news = await findNews(ctx, await readRecalls(ctx));
  for (const [lesson, recall] of news) await keep(ctx, lesson, recall);
}

/** The lesson was looked at again: what is done today was not done unaided. */
export async function readLessonAgain(ctx: WriteContext, lesson: Lesson): Promise<void> {
  await takeTurn(ctx);
  const recall = (await readRecalls(ctx)).get(lesson);
  if (!recall) return;
  const next = readAgain(recall, (await readMemberDay(ctx)).day);
  if (next !== recall) await keep(ctx, lesson, next);
}

/** The first answer about a field counts. */
export async function answerQuiz(
  ctx: WriteContext,
  { field, chosen }: { field: string; chosen: string },
): Promise<boolean> {
  const { workspaceId, memberId } = ctx.actor;
  const isRight = field === chosen;
  const { day } = await readMemberDay(ctx);
  await ctx.db.rows(sql`
    insert into field_quiz (workspace_id, member_id, field, is_right, asked_on)
    values (${workspaceId}, ${memberId}, ${field}, ${isRight}, ${day})
    on conflict do nothing`);
  // how somebody answered is their own affair and not in the ledger
  ctx.emit({ verb: 'learning.asked', type: 'learning', id: memberId });
  return isRight;
}

async function takeTurn({ db, actor }: WriteContext): Promise<void> {
  await db.rows(sql`select m.id from member m
    where m.workspace_id = ${actor.workspaceId} and m.id = ${actor.memberId} for no key update`);
}

async function keep(ctx: WriteContext, lesson: Lesson, recall: Recall): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const { learnt_on, passed, next_on, read_on, helped } = recall;
  await ctx.db.rows(sql`
    insert into lesson_recall
      (workspace_id, member_id, lesson, learnt_on, passed, next_on, read_on, helped)
    values (${workspaceId}, ${memberId}, ${lesson}, ${learnt_on}, ${passed}, ${next_on}, ${read_on},
      ${helped})
    on conflict (workspace_id, member_id, lesson) do update set passed = excluded.passed,
      next_on = excluded.next_on, read_on = excluded.read_on, helped = excluded.helped`);
  ctx.emit({ verb: 'learning.kept', type: 'learning', id: memberId });
}
