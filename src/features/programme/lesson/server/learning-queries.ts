import { sql } from 'kysely';
import { LESSONS, type Lesson, learntFrom } from '#src/features/admin/help/help.ts';
import { readEvidence } from '#src/features/admin/help/server/evidence-queries.ts';
import { readKept } from '#src/features/admin/help/server/help-queries.ts';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Part, shareOfAll } from '../learning-sums.ts';
import type { readLearning as learningEndpoint, readQuiz as quizEndpoint } from '../lesson-api.ts';
import { questionsOf } from '../quiz/quiz.ts';
import { QUIZ_FIELDS } from '../quiz/quiz-fields.ts';
import { beginRecall, countsFrom, passRecall, type Recall } from '../recall/recall.ts';
import { listAskers } from './mentor-commands.ts';

export type Recalls = Map<Lesson, Recall>;

export async function readRecalls({ actor, db }: ReadContext): Promise<Recalls> {
  const rows = await db.rows<Recall & { lesson: Lesson }>(sql`
    select r.lesson, r.learnt_on, r.passed, r.next_on, r.read_on, r.helped from lesson_recall r
    where r.workspace_id = ${actor.workspaceId} and r.member_id = ${actor.memberId}`);
  return new Map(rows.map(({ lesson, ...recall }) => [lesson, recall]));
}

/** What is newly learnt, and what was done again since it was due: to be kept. */
export async function findNews(ctx: ReadContext, recalls: Recalls): Promise<Recalls> {
  const { day: today, time_zone } = await readMemberDay(ctx);
  const news: Recalls = new Map();
  const kept = await readKept(ctx);
  const { lessons: ever } = await readEvidence(ctx);
  const learnt = new Set(learntFrom(ever));
  for (const lesson of LESSONS) {
    if (recalls.has(lesson)) continue;
    if (learnt.has(lesson) || kept.get(lesson) === 'learnt') news.set(lesson, beginRecall(today));
  }
  for (const [lesson, recall] of recalls) {
    const from = countsFrom(recall, today);
    if (from === null) continue;
    const { lessons } = await readEvidence(ctx, startOfDay(from, time_zone));
    if ((lessons[lesson] ?? 0) > 0) news.set(lesson, passRecall(recall, today));
  }
  return news;
}

export async function readLearning(
  ctx: ReadContext,
): Promise<EndpointOutput<typeof learningEndpoint>> {
  const sums = await readSums(ctx);
  // what somebody has learnt is theirs to know
  if (ctx.actor.viewerId) return { lessons: [], due: null, news: false, asked: [], sums };
  const { day: today } = await readMemberDay(ctx);
  const recalls = await readRecalls(ctx);
  const news = await findNews(ctx, recalls);
  const lessons = [...new Map([...recalls, ...news])].map(([lesson, { passed, next_on }]) => ({
    ...{ lesson, passed, next_on },
    is_due: next_on !== null && next_on <= today,
  }));
  const due = lessons
    .filter(({ is_due }) => is_due)
    .sort((a, b) => (a.next_on! < b.next_on! ? -1 : 1))[0];
  return {
    lessons,
    due: due?.lesson ?? null,
    news: news.size > 0,
    asked: await listAskers(ctx),
    sums,
  };
}

async function readSums({ actor, db }: ReadContext) {
  const unaided = await db.rows<Part>(sql`
    select greatest(sum(r.passed - least(r.helped, r.passed)), 0)::int as good,
      sum(r.passed)::int as all from lesson_recall r
    where r.workspace_id = ${actor.workspaceId} group by r.member_id`);
  const why = await db.rows<Part>(sql`
    select count(*) filter (where q.is_right)::int as good, count(*)::int as all from field_quiz q
    where q.workspace_id = ${actor.workspaceId} group by q.member_id`);
  return { unaided: shareOfAll(unaided), knows_why: shareOfAll(why) };
}

export async function readQuiz(ctx: ReadContext): Promise<EndpointOutput<typeof quizEndpoint>> {
  const { actor, db } = ctx;
  if (actor.viewerId) return { questions: [] };
  const { day: today } = await readMemberDay(ctx);
  const rows = await db.rows<{ field: string; asked_on: string }>(sql`
    select q.field, q.asked_on from field_quiz q
    where q.workspace_id = ${actor.workspaceId} and q.member_id = ${actor.memberId}`);
  const before = rows.filter(({ asked_on }) => asked_on < today).map(({ field }) => field);
  const done = new Set(rows.map(({ field }) => field));
  const asked = new Set(before);
  const key = `${actor.memberId} ${today}`;
  const questions = questionsOf({ fields: QUIZ_FIELDS, asked, key });
  return { questions: questions.filter(({ field }) => !done.has(field)) };
}
