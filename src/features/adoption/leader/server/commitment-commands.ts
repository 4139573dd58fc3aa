import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { addSaying, type Echo, type Saying, type Settled } from '../commitment.ts';
import { mayCommit } from './leader-queries.ts';

export const commitmentTable: KeptTable<'leader_commitment'> = {
  name: 'leader_commitment',
  fields: ['leader_id', 'what', 'due_on', 'outcome', 'settled_on'],
  mayChange({ actor }, row) {
    if (row.leader_id === actor.memberId) return;
    throw new AppError('forbidden', 'Only the leader who promised this may change it.', {
      reason: 'not_own',
    });
  },
  async mayTakeBack(ctx, { id, isCreation }) {
    const { workspaceId } = ctx.actor;
    const row = await ctx.db.first<{ leader_id: string; due_on: string }>(sql`
      select c.leader_id, c.due_on from leader_commitment c
      where c.workspace_id = ${workspaceId} and c.id = ${id} for update`);
    if (row?.leader_id !== ctx.actor.memberId) return;
    const heard = await ctx.db.first(sql`
      select 1 from commitment_heard h
      where h.workspace_id = ${workspaceId} and h.commitment_id = ${id} limit 1`);
    if (heard) {
      throw refused('heard', 'Members have said what they saw of it, so it stays as they saw it.');
    }
    if (isCreation && row.due_on <= (await readMemberDay(ctx)).day) {
      throw refused('promised', 'Its day has come. Say whether you kept it.');
    }
  },
};

/** A leader says in public what they will do. */
export async function addCommitment(
  ctx: WriteContext,
  given: { what: string; due_on: string },
): Promise<string> {
  if (!(await mayCommit(ctx))) {
    throw new AppError('forbidden', 'Leaders promise here what they will do. You lead no team.', {
      reason: 'no_leader',
    });
  }
  if (given.due_on < (await readMemberDay(ctx)).day) {
    throw new AppError('invalid', 'This day is past. Promise something for a day to come.', {
      reason: 'past',
    });
  }
  const id = newId();
  const values = { ...given, leader_id: ctx.actor.memberId };
  await keepRow(ctx, commitmentTable, { id, values, verb: 'created' });
  return id;
}

export async function settleCommitment(
  ctx: WriteContext,
  { id, outcome }: { id: string; outcome: 'kept' | 'not_kept' },
): Promise<void> {
  const { outcome: said } = await requireCommitment(ctx, id);
  if (said !== null) {
    throw refused('settled', 'You have said already what became of it. Take that back first.');
  }
  const { day: settled_on } = await readMemberDay(ctx);
  await keepRow(ctx, commitmentTable, { id, values: { outcome, settled_on }, verb: 'settled' });
}

/**
 * A member says what they saw. Counted at once and kept as sums; that they have answered is kept apart,
 * without what and when. The event names nobody: `ctx` acts by link.
 */
export async function echoCommitment(
  ctx: WriteContext,
  { id, says }: { id: string; says: Saying },
): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const row = await requireCommitment(ctx, id);
  const { day: today } = await readMemberDay(ctx);
  if (row.leader_id === memberId) throw refused('own', 'Others say what they saw of it.');
  if (row.outcome === null && row.due_on >= today) {
    throw refused('not_due', 'Its day has not come yet. Say then what you saw.');
  }
  const isFirst = await ctx.db.first(sql`
    insert into commitment_heard (workspace_id, commitment_id, member_id)
    values (${workspaceId}, ${id}, ${memberId}) on conflict do nothing returning member_id`);
  if (!isFirst) {
    throw refused(
      'heard',
      'You have said it already. It cannot be changed, as nobody knows which answer is yours.',
    );
  }
  await ctx.db.rows(sql`
    insert into commitment_echo (workspace_id, commitment_id) values (${workspaceId}, ${id})
    on conflict do nothing`);
  const before = await ctx.db.first<Echo>(sql`
    select e.confirmed, e.doubted, e.shown_confirmed, e.shown_doubted from commitment_echo e
    where e.workspace_id = ${workspaceId} and e.commitment_id = ${id} for update`);
  const echo = addSaying(before!, says);
  await ctx.db.rows(sql`
    update commitment_echo e set confirmed = ${echo.confirmed}, doubted = ${echo.doubted},
      shown_confirmed = ${echo.shown_confirmed}, shown_doubted = ${echo.shown_doubted}
    where e.workspace_id = ${workspaceId} and e.commitment_id = ${id}`);
  ctx.emit({ verb: 'leader_commitment.echoed', type: 'leader_commitment', id });
}

async function requireCommitment(ctx: WriteContext, id: string) {
  const row = await ctx.db.first<Settled & { leader_id: string }>(sql`
    select c.leader_id, c.due_on, c.outcome from leader_commitment c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.id = ${id} and c.deleted_at is null`);
  if (!row) throw new AppError('not_found', 'There is no such promise.');
  return row;
}

function refused(reason: string, message: string): AppError {
  return new AppError('conflict', message, { reason });
}
