import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { LineageSetting } from '#src/features/reports/lineage/server/lineage-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { addDays } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { DeskItem } from '../desk-api.ts';
import { RELEASE_DAYS } from '../release.ts';
import { type ItemRow, readNews, readNext, requireKeeper } from './desk-queries.ts';
import { findPolish } from './polish-queries.ts';

export const itemTable: KeptTable<'desk_item'> = {
  name: 'desk_item',
  fields: [
    ...['origin', 'subject', 'said', 'did', 'status', 'minutes'],
    ...['taken_by', 'taken_on', 'done_on', 'release_id'],
  ],
  mayChange: requireKeeper,
};

export const followerTable: KeptTable<'desk_follower'> = {
  name: 'desk_follower',
  fields: ['item_id', 'member_id', 'seen_on'],
  async mayChange(ctx, row) {
    if (row.member_id !== ctx.actor.memberId) await requireKeeper(ctx);
  },
};

interface Saying {
  said: string;
  origin: DeskItem['origin'];
  /** Of what was recorded which; of the others the id of what was said. */
  subject?: string | undefined;
  minutes?: number | null;
  /** Members who said it by name: they are told when it is done. */
  followers?: readonly string[];
}

/** Takes up what was recorded, with what it costs, or what somebody says in words. */
export async function takeUp(
  ctx: WriteContext,
  setting: LineageSetting,
  { said, subject }: { said: string; subject?: string | undefined },
): Promise<string> {
  await requireKeeper(ctx);
  if (!subject) return addItem(ctx, { said, origin: 'typed' });
  const found = (await findPolish(ctx, setting)).find((one) => one.subject === subject);
  if (!found) {
    throw new AppError('conflict', 'This is not in the way any more. Load the page again.', {
      reason: 'gone',
    });
  }
  return addItem(ctx, { said, origin: 'recorded', subject, minutes: found.minutes });
}

/** Puts something into the backlog; the first one sets the day of the next release. */
export async function addItem(ctx: WriteContext, given: Saying): Promise<string> {
  await lockDesk(ctx);
  const { workspaceId, memberId } = ctx.actor;
  const { said, origin, subject = null, minutes = null } = given;
  const known = await ctx.db.first<{ id: string }>(sql`
    select i.id from desk_item i where i.workspace_id = ${workspaceId} and i.subject = ${subject}
      and i.status <> 'dropped' and i.release_id is null and i.deleted_at is null`);
  if (known) {
    throw new AppError('conflict', 'This has been taken up already. See the backlog.', {
      reason: 'taken',
    });
  }
  const { day: today } = await readMemberDay(ctx);
  if (!(await readNext(ctx))) {
    const due_on = addDays(today, RELEASE_DAYS);
    await keepRow(ctx, releaseTable, { id: newId(), values: { due_on }, verb: 'created' });
  }
  const id = newId();
  const values = {
    ...{ said, origin, subject, minutes, status: 'taken' },
    ...{ taken_by: memberId, taken_on: today },
  };
  await keepRow(ctx, itemTable, { id, values, verb: 'created' });
  for (const member_id of new Set(given.followers)) await keepFollower(ctx, id, member_id, true);
  return id;
}

export const releaseTable: KeptTable<'desk_release'> = {
  name: 'desk_release',
  fields: ['due_on', 'released_on', 'note'],
  mayChange: requireKeeper,
};

export interface ItemChange {
  id: string;
  said?: string | undefined;
  did?: string | undefined;
  status?: DeskItem['status'] | undefined;
  version?: number | undefined;
}

/** What is done says what was done; what is dropped says why: both are read by whoever said it. */
export async function changeItem(ctx: WriteContext, given: ItemChange): Promise<void> {
  await requireKeeper(ctx);
  await lockDesk(ctx);
  const { id, version, ...values } = given;
  const before = await requireItem(ctx, id);
  if (version !== undefined && version !== before.version) {
    throw new AppError('stale', 'Somebody changed it meanwhile. Load the page again, then save.', {
      reason: 'stale_version',
    });
  }
  const after = { ...before, ...values };
  if (after.status !== 'taken' && !after.did) {
    const message =
      after.status === 'done'
        ? 'Say in a few words what was done: those who said it will read it.'
        : 'Say in a few words why it is dropped: those who said it will read it.';
    throw new AppError('invalid', message, {
      reason: 'no_words',
      issues: [{ path: ['did'], message }],
    });
  }
  const done_on = after.status === 'taken' ? null : (await readMemberDay(ctx)).day;
  const verb = values.status ?? 'changed';
  await keepRow(ctx, itemTable, { id, values: { ...values, done_on }, verb });
}

/** Whoever it keeps from working too wants to hear of it; or no longer. */
export async function followItem(
  ctx: WriteContext,
  { id, follow }: { id: string; follow: boolean },
): Promise<void> {
  await requireItem(ctx, id);
  await keepFollower(ctx, id, ctx.actor.memberId, follow);
}

async function keepFollower(
  ctx: WriteContext,
  item_id: string,
  member_id: string,
  follow: boolean,
): Promise<void> {
  const known = await ctx.db.first<{ id: string; deleted_at: string | null }>(sql`
    select f.id, f.deleted_at from desk_follower f where f.workspace_id = ${ctx.actor.workspaceId}
      and f.item_id = ${item_id} and f.member_id = ${member_id}`);
  if (!known && !follow) return;
  const deleted_at = follow ? null : (known?.deleted_at ?? ctx.now().toISOString());
  const values = { item_id, member_id, deleted_at, ...(follow && { seen_on: null }) };
  const verb = follow ? (known ? 'resumed' : 'created') : 'removed';
  await keepRow(ctx, followerTable, { id: known?.id ?? newId(), values, verb });
}

export async function seeNews(ctx: WriteContext): Promise<void> {
  const { day: seen_on } = await readMemberDay(ctx);
  for (const { follower_id: id } of await readNews(ctx)) {
    await keepRow(ctx, followerTable, { id, values: { seen_on }, verb: 'seen' });
  }
}

/** One at a time works on the backlog, so that nothing stands in it twice. */
export async function lockDesk({ actor, db }: WriteContext): Promise<void> {
  await db.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`desk ${actor.workspaceId}`}, 0))`,
  );
}

async function requireItem({ actor, db }: WriteContext, id: string): Promise<ItemRow> {
  const row = await db.first<ItemRow & { release_id: string | null }>(sql`
    select i.id, i.status, i.did, i.version, i.release_id from desk_item i
    where i.workspace_id = ${actor.workspaceId} and i.id = ${id} and i.deleted_at is null`);
  if (!row) throw new AppError('not_found', 'There is no such item in the backlog.');
  if (row.release_id) {
    throw new AppError('conflict', 'This has been released already, and stays as it was told.', {
      reason: 'released',
    });
  }
  const { release_id: _, ...item } = row;
  return item;
}
