import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { addDays } from '#src/lib/days.ts';
import type { WriteContext } from '#src/server/context.ts';
import { KEPT_DAYS, type Precondition } from '../conversation.ts';
import {
  type ConversationRow,
  readOwn,
  readPreconditions,
  requireOwn,
  sideWith,
} from './conversation-queries.ts';
import { countHeld } from './sum-queries.ts';

/**
 * The ledger learns that something was noted, and nothing else: no name (all of these act by link), no
 * word, not which one it was, nor whether it was held.
 */
export function noteSomething(ctx: WriteContext): void {
  ctx.emit({ verb: 'conversation.noted', type: 'conversation', id: randomUUID() });
}

/** Either side proposes it, to one person whom they know: never a list, never a figure. */
export async function propose(ctx: WriteContext, otherId: string): Promise<string> {
  const { workspaceId, memberId } = ctx.actor;
  const side = await sideWith(ctx, otherId);
  if (!side) {
    throw new AppError(
      'forbidden',
      'Such a conversation is between somebody and who leads their team.',
      { reason: 'not_led' },
    );
  }
  const [leader_id, member_id] = side === 'leader' ? [memberId, otherId] : [otherId, memberId];
  const { day } = await readMemberDay(ctx);
  const id = randomUUID();
  const made = await ctx.db.first(sql`
    insert into conversation (workspace_id, id, leader_id, member_id, proposed_by, proposed_on,
      erase_on)
    values (${workspaceId}, ${id}, ${leader_id}, ${member_id}, ${memberId}, ${day},
      ${addDays(day, KEPT_DAYS)})
    on conflict (workspace_id, leader_id, member_id) where closed_on is null do nothing
    returning id`);
  if (!made) {
    throw refused('open', 'The two of you have one under way already. Go on with that one.');
  }
  noteSomething(ctx);
  return id;
}

/** The other says yes or no; it begins only once all that comes before holds. */
export async function answerProposal(
  ctx: WriteContext,
  { id, answer }: { id: string; answer: 'yes' | 'no' },
): Promise<void> {
  const { row } = await requireOwn(ctx, id, { forUpdate: true });
  refuseClosed(row);
  if (row.begun_on) throw refused('begun', 'It is under way already.');
  if (row.proposed_by === ctx.actor.memberId) {
    throw refused('own', 'You proposed it. The other says yes or no.');
  }
  if (answer === 'no') return close(ctx, row);
  const missing = (await readPreconditions(ctx, row)).filter(({ met }) => !met);
  const [first] = missing;
  if (first) {
    throw new AppError('conflict', COMES_FIRST[first.name], { reason: 'not_ready', missing });
  }
  const { day } = await readMemberDay(ctx);
  await ctx.db.rows(sql`
    update conversation set begun_on = ${day}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  noteSomething(ctx);
}

/** What to do while a precondition does not hold. */
const COMES_FIRST: Record<Precondition, string> = {
  trained:
    'It cannot begin yet: who leads goes through the introduction first. It stands on the page Conversations and takes two minutes.',
  fair: 'It cannot begin yet: Uptake asks for more than it gives back. First make lighter what takes most time.',
  barrier:
    'It cannot begin yet: who leads looks first for what is in the way, and writes down what they found.',
  leads_live:
    'It cannot begin yet: who leads first shows it themselves. Their meetings are opened here, with a look behind a figure and a decision.',
};

/** Who leads has looked for what is in the way, before anything is asked of the other. */
export async function noteBarrier(
  ctx: WriteContext,
  { id, found }: { id: string; found: string },
): Promise<void> {
  const { row, side } = await requireOwn(ctx, id, { forUpdate: true });
  refuseClosed(row);
  if (side !== 'leader') {
    throw new AppError('forbidden', 'Who leads looks for what is in the way, and says it here.', {
      reason: 'not_leader',
    });
  }
  const { day } = await readMemberDay(ctx);
  await ctx.db.rows(sql`
    update conversation set barrier = ${found}, barrier_on = ${day},
      version = version + 1
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  noteSomething(ctx);
}

export async function closeConversation(ctx: WriteContext, id: string): Promise<void> {
  const { row } = await requireOwn(ctx, id, { forUpdate: true });
  refuseClosed(row);
  await close(ctx, row);
}

async function close(ctx: WriteContext, row: ConversationRow): Promise<void> {
  const { workspaceId } = ctx.actor;
  const { day: on } = await readMemberDay(ctx);
  await ctx.db.rows(sql`
    update conversation set closed_on = ${on} where workspace_id = ${workspaceId} and id = ${row.id}`);
  await countHeld(ctx.db, workspaceId, { isHeld: isHeld(row), on });
  noteSomething(ctx);
}

/** It goes at once when both ask for it; until then either takes that back. */
export async function eraseConversation(
  ctx: WriteContext,
  { id, erase }: { id: string; erase: boolean },
): Promise<boolean> {
  const { row, side } = await requireOwn(ctx, id, { forUpdate: true });
  const { workspaceId } = ctx.actor;
  const other = side === 'leader' ? row.member_erases : row.leader_erases;
  if (erase && other) {
    await ctx.db.rows(
      sql`delete from conversation where workspace_id = ${workspaceId} and id = ${id}`,
    );
    const { day: on } = await readMemberDay(ctx);
    if (!row.closed_on) await countHeld(ctx.db, workspaceId, { isHeld: isHeld(row), on });
  } else {
    const column = sql.ref(side === 'leader' ? 'leader_erases' : 'member_erases');
    await ctx.db.rows(sql`
      update conversation set ${column} = ${erase}
      where workspace_id = ${workspaceId} and id = ${id}`);
  }
  noteSomething(ctx);
  return erase && other;
}

/** Whose 90 days are over goes; the ledger learns neither whose nor how many. */
export async function eraseExpired(ctx: WriteContext, today: string): Promise<void> {
  const { workspaceId } = ctx.actor;
  const gone = await ctx.db.rows<
    Pick<ConversationRow, 'closed_on' | 'leader_agreed_on' | 'member_agreed_on'>
  >(sql`
    delete from conversation where workspace_id = ${workspaceId} and erase_on <= ${today}
    returning closed_on, leader_agreed_on, member_agreed_on`);
  for (const row of gone) {
    if (!row.closed_on) await countHeld(ctx.db, workspaceId, { isHeld: isHeld(row), on: today });
  }
  noteSomething(ctx);
}

function isHeld(row: Pick<ConversationRow, 'leader_agreed_on' | 'member_agreed_on'>): boolean {
  return row.leader_agreed_on !== null && row.member_agreed_on !== null;
}

export function refuseClosed({ closed_on }: Pick<ConversationRow, 'closed_on'>): void {
  if (closed_on) throw refused('closed', 'It is over. Propose another one if you want to talk.');
}

export function refused(reason: string, message: string): AppError {
  return new AppError('conflict', message, { reason });
}

/** All that is kept of the actor's own, for them alone. */
export async function gatherOwn(ctx: WriteContext | Parameters<typeof readOwn>[0]) {
  const rows = await readOwn(ctx);
  return rows.map(({ leader_name, member_name, words, ...row }) => ({
    ...{ leader: leader_name, member: member_name, proposed_on: row.proposed_on },
    ...{ begun_on: row.begun_on, closed_on: row.closed_on, erase_on: row.erase_on },
    ...{ barrier: row.barrier, words },
    ...{ leader_agreed_on: row.leader_agreed_on, member_agreed_on: row.member_agreed_on },
  }));
}
