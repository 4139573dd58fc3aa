import { sql } from 'kysely';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { ReadContext } from '#src/server/context.ts';
import { CARD, LESSONS, type LessonState, learntFrom, STEPS } from '../help.ts';
import type * as api from '../help-api.ts';
import { readEvidence } from './evidence-queries.ts';

/** The card and the steps are kept beside the lessons, the steps as `step:<name>`. */
export type Kept = ReadonlyMap<string, LessonState>;

export async function readKept(ctx: ReadContext): Promise<Kept> {
  const rows = await ctx.db.rows<{ topic: string; state: LessonState }>(sql`
    select topic, state from help_state
    where workspace_id = ${ctx.actor.workspaceId} and member_id = ${ctx.actor.memberId}`);
  return new Map(rows.map(({ topic, state }) => [topic, state]));
}

/** What the ledger shows to be learnt beyond what is kept. */
export async function findNews(ctx: ReadContext, kept: Kept): Promise<string[]> {
  const { lessons, steps } = await readEvidence(ctx);
  const shown = [
    ...learntFrom(lessons),
    ...STEPS.filter((step) => steps[step]).map((step) => `step:${step}`),
  ];
  const isNew = (topic: string) => kept.get(topic) !== 'learnt';
  const news = shown.filter(isNew);
  const areAllDone = STEPS.every((step) => !isNew(`step:${step}`) || steps[step]);
  return areAllDone && isNew(CARD) ? [...news, CARD] : news;
}

/** What somebody has learnt is theirs to know; whoever looks as they see it is offered no lessons. */
const NOTHING_TOLD: EndpointOutput<typeof api.readHelp> = {
  steps: [],
  card: false,
  lessons: LESSONS.map((name) => ({ name, state: 'closed' })),
  news: false,
};

/** How far the member is: what is kept, and what the ledger shows besides. */
export async function readHelp(ctx: ReadContext): Promise<EndpointOutput<typeof api.readHelp>> {
  if (ctx.actor.viewerId) return NOTHING_TOLD;
  const kept = await readKept(ctx);
  const news = await findNews(ctx, kept);
  const isLearnt = (topic: string) => kept.get(topic) === 'learnt' || news.includes(topic);
  return {
    steps: STEPS.map((name) => ({ name, done: isLearnt(`step:${name}`) })),
    card: !isLearnt(CARD) && kept.get(CARD) !== 'closed',
    lessons: LESSONS.map((name) => ({
      name,
      state: isLearnt(name) ? 'learnt' : (kept.get(name) ?? 'new'),
    })),
    news: news.length > 0,
  };
}
