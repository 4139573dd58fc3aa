import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';
import { type Asked, type LessonState, nextState, type Topic } from '../help.ts';
import { findNews, type Kept, readKept } from './help-queries.ts';

/** Notes what became of a hint, or of the card of the first steps. */
export async function setHelp(
  ctx: WriteContext,
  { topic, state }: { topic: Topic; state: Asked },
): Promise<void> {
  await takeTurn(ctx);
  const kept = await readKept(ctx);
  const before = kept.get(topic) ?? 'new';
  await keepAll(ctx, kept, [[topic, nextState(topic, before, state)]]);
}

/** Keeps what the ledger shows to be learnt: from then on it holds, whatever becomes of the ledger. */
export async function keepLearnt(ctx: WriteContext): Promise<void> {
  await takeTurn(ctx);
  const kept = await readKept(ctx);
  const news = await findNews(ctx, kept);
  await keepAll(
    ctx,
    kept,
    news.map((topic) => [topic, 'learnt']),
  );
}

/** Two tabs of one member take turns, lest the older word win. */
async function takeTurn({ db, actor }: WriteContext): Promise<void> {
  await db.rows(sql`select id from member
    where workspace_id = ${actor.workspaceId} and id = ${actor.memberId} for update`);
}

async function keepAll(
  ctx: WriteContext,
  kept: Kept,
  states: (readonly [topic: string, state: LessonState])[],
): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const changed = states.filter(([topic, state]) => (kept.get(topic) ?? 'new') !== state);
  if (changed.length === 0) return;
  for (const [topic, state] of changed) {
    const isOwn = sql`workspace_id = ${workspaceId} and member_id = ${memberId} and topic = ${topic}`;
    if (state === 'new') await ctx.db.rows(sql`delete from help_state where ${isOwn}`);
    else {
      await ctx.db.rows(sql`
        insert into help_state (workspace_id, member_id, topic, state)
        values (${workspaceId}, ${memberId}, ${topic}, ${state})
        on conflict (workspace_id, member_id, topic) do update set state = excluded.state`);
    }
  }
  ctx.emit({
    verb: 'help.changed',
    type: 'help',
    id: memberId,
    changes: Object.fromEntries(
      changed.map(([topic, state]) => [topic, [kept.get(topic) ?? 'new', state]]),
    ),
  });
}
