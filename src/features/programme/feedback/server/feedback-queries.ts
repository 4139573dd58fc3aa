import { sql } from 'kysely';
import { daysTaken } from '#src/features/programme/concern/days-taken.ts';
import { keepsDesk, readTakenSubjects } from '#src/features/programme/desk/server/desk-queries.ts';
import { addDays, utcDay } from '#src/lib/days.ts';
import { medianOf } from '#src/lib/median.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { InHand } from '../feedback-api.ts';
import type { FeedbackRow } from './feedback-rows.ts';

interface Joined extends FeedbackRow {
  from_name: string | null;
  owner_name: string | null;
}

export async function listFeedback(ctx: ReadContext) {
  const { workspaceId, memberId, role } = ctx.actor;
  const isAdministrator = role === 'administrator';
  const isKeeper = await keepsDesk(ctx);
  const me = ctx.actor.viewerId ? null : memberId;
  const rows = (where: ReturnType<typeof sql>) =>
    ctx.db.rows<Joined>(sql`
      select f.*, m.name as from_name, o.name as owner_name from feedback f
      left join member m on m.workspace_id = f.workspace_id and m.id = f.member_id
      left join member o on o.workspace_id = f.workspace_id and o.id = f.owner_id
      where f.workspace_id = ${workspaceId} and f.deleted_at is null and ${where}
      order by f.said_on desc, f.id limit 200`);
  const mine = me === null ? [] : await rows(sql`f.member_id = ${me}`);
  const answered = await rows(sql`f.answer is not null and f.kind <> 'thanks'`);
  const inHand = await rows(sql`f.answer is null and f.kind <> 'thanks'
    and (${isAdministrator} or f.owner_id = ${me}::uuid)`);
  const thanked = isKeeper ? await rows(sql`f.kind = 'thanks'`) : [];
  const mayDesk = me !== null && isKeeper;
  const taken = mayDesk ? await readTakenSubjects(ctx) : new Set<string>();
  return {
    mine: mine.map((row) => ({ ...saidOf(row), owner: ownerOf(row) })),
    answered: answered.map(saidOf),
    in_hand: inHand.map((row) => ({
      ...inHandOf(row, me),
      may_desk: mayDesk && row.kind === 'bug' && !taken.has(row.id),
    })),
    thanks: await countThanks(ctx),
    speed: await readSpeed(ctx),
    thanked: thanked.map((row) => inHandOf(row, me)),
  };
}

const SPEED_DAYS = 90;

async function readSpeed({ actor, db, now }: ReadContext) {
  const since = addDays(utcDay(now()), -SPEED_DAYS);
  const rows = await db.rows<{ said_on: string; answered_on: string }>(sql`
    select f.said_on, f.answered_on from feedback f where f.workspace_id = ${actor.workspaceId}
      and f.kind <> 'thanks' and f.answered_on >= ${since} and f.deleted_at is null`);
  const taken = rows.map(({ said_on, answered_on }) => daysTaken(said_on, answered_on));
  return { median: medianOf(taken), answered: rows.length };
}

async function countThanks(ctx: ReadContext) {
  const month = `${utcDay(ctx.now()).slice(0, 7)}-01`;
  const counts = await ctx.db.first<{ all: number; this_month: number }>(sql`
    select count(*)::int as all, count(*) filter (where f.said_on >= ${month})::int as this_month
    from feedback f where f.workspace_id = ${ctx.actor.workspaceId} and f.kind = 'thanks'
      and f.deleted_at is null`);
  return counts!;
}

function saidOf({ id, kind, said, said_on, answer, done, answered_on }: FeedbackRow) {
  return { id, kind, said, said_on, answer, done, answered_on };
}

function ownerOf({ owner_id, owner_name }: Joined) {
  return owner_id === null ? null : { id: owner_id, name: owner_name ?? '' };
}

function inHandOf(row: Joined, me: string | null): InHand {
  const from = row.member_id === null ? null : { id: row.member_id, name: row.from_name ?? '' };
  const page = row.page;
  return {
    ...saidOf(row),
    from,
    page,
    owner: ownerOf(row),
    may_answer: me !== null,
    may_desk: false,
  };
}
