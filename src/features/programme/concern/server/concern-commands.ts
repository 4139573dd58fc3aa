import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readSponsor } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { isNewRow, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { isAboutOthers } from '../complaint-phrases.ts';
import type { Axis, Cause, ConcernAnswer, Loss, Origin } from '../concern.ts';
import { hindersAnswer } from '../course.ts';
import { isLeader, requireColleague, requireTeam } from './affected-queries.ts';
import { concernTable, dropPicture, lockConcern } from './concern-rows.ts';
import { refuseFor } from './refuse-for.ts';
import { isUntouched } from './steps/steps-for.ts';

export interface Raised {
  /** Of what is raised without a name: raised once, however often it is asked. */
  id?: string | undefined;
  title: string;
  body?: string | undefined;
  origin: Origin;
  workshop_id?: string | undefined;
  weight?: number | undefined;
  page?: string | undefined;
  page_title?: string | undefined;
  team_id?: string | null | undefined;
  /** Who said it elsewhere by name; null: nobody is named. Left out: whoever raises it. */
  author?: string | null | undefined;
  /** What was written in a pulse, so that nobody makes a second concern of it. */
  source_words?: string | undefined;
}

function namedOf(given: Raised) {
  return {
    body: given.body ?? '',
    workshop_id: given.workshop_id ?? null,
    page_title: given.page_title ?? null,
    source_words: given.source_words ?? null,
    team_id: given.team_id ?? null,
    weight: given.weight ?? 1,
    causes: [],
    losses: [],
  };
}

/**
 * Takes up what stands in people's way. Only the button names its author, and only where `ctx` does not
 * act by link: then the ledger names nobody either, and nothing tells who it was.
 */
export async function raiseConcern(ctx: WriteContext, given: Raised): Promise<string> {
  const { actor } = ctx;
  // no order and no moment is told by the id
  const { id = randomUUID() } = given;
  if (given.id && !(await isNewRow(ctx, concernTable, id))) return id;
  const author = given.author === undefined ? actor.memberId : given.author;
  const raised_by = given.origin === 'button' && !actor.byLink ? author : null;
  if (given.team_id) await requireTeam(ctx, given.team_id);
  const { title, origin } = given;
  const page = given.page ?? null;
  const leads = raised_by !== null && (await isLeader(ctx, raised_by));
  const joint = origin === 'button' && leads && isAboutOthers(`${title} ${given.body ?? ''}`, page);
  const values = {
    ...{ title, origin, page, raised_by, joint },
    ...namedOf(given),
    manager_id: joint ? raised_by : null,
    // of an unnamed one not even the zone that its author lives in
    raised_on: raised_by ? (await readMemberDay(ctx)).day : utcDay(ctx.now()),
    // what comes from a day or a pulse stands for several already
    state: origin === 'button' ? 'raised' : 'clustered',
    round: 1,
  };
  await keepRow(ctx, concernTable, { id, values, verb: 'created' });
  return id;
}

/** Says that it is one's own concern too; counted, and kept only so that nobody counts twice. `ctx` acts by link. */
export async function shareConcern(
  ctx: WriteContext,
  { id, memberId }: { id: string; memberId: string },
): Promise<void> {
  const row = await lockConcern(ctx, id);
  if (row.raised_by === memberId) throw refuseFor('own');
  const isFirst = await ctx.db.first(sql`
    insert into concern_heard (workspace_id, concern_id, member_id)
    values (${ctx.actor.workspaceId}, ${id}, ${memberId}) on conflict do nothing
    returning member_id`);
  if (!isFirst) throw refuseFor('heard');
  const values = { weight: row.weight + 1 };
  await keepRow(ctx, concernTable, { id, values, verb: 'shared' });
}

export interface Tags {
  title?: string | undefined;
  body?: string | undefined;
  causes?: Cause[] | undefined;
  axis?: Axis | null | undefined;
  losses?: Loss[] | undefined;
  theme?: string | null | undefined;
  team_id?: string | null | undefined;
  joint?: boolean | undefined;
}

/** Says where it comes from and whom it affects. What it says itself is changed by its author alone. */
export async function tagConcern(ctx: WriteContext, id: string, tags: Tags): Promise<void> {
  const row = await lockConcern(ctx, id);
  const saysItself = tags.title !== undefined || tags.body !== undefined;
  const isOwn = row.raised_by === ctx.actor.memberId;
  if (saysItself && !isOwn && row.raised_by !== null) throw refuseFor('not_author');
  if (!isOwn) await requireCurator(ctx, row.owner_id);
  if (tags.team_id) await requireTeam(ctx, tags.team_id);
  if (row.class === 'adaptive' && tags.losses?.length === 0) throw refuseFor('no_loss');
  const given = Object.entries(tags).filter(([, value]) => value !== undefined);
  const values = Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)] : value]),
  );
  await keepRow(ctx, concernTable, { id, values, verb: 'changed' });
}

/** Puts concerns that say the same beneath one that stands for them; each stays to be read. */
export async function clusterConcerns(
  ctx: WriteContext,
  { id, others }: { id: string; others: string[] },
): Promise<void> {
  await requireCurator(ctx, null);
  const ids = [...new Set(others)].filter((one) => one !== id).sort();
  // in one order, so that two who do it at once wait for each other
  const rows = new Map<string, Awaited<ReturnType<typeof lockConcern>>>();
  for (const one of [id, ...ids].sort()) rows.set(one, await lockConcern(ctx, one));
  const head = rows.get(id)!;
  if (head.cluster_id) throw refuseFor('in_cluster');
  for (const one of ids) {
    const row = rows.get(one)!;
    if (row.cluster_id) throw refuseFor('in_cluster');
    if (row.answer !== null || row.class !== null) throw refuseFor('begun');
    await requireNoOthersBeneath(ctx, one);
    const values = { cluster_id: id, state: 'clustered' };
    await keepRow(ctx, concernTable, { id: one, values, verb: 'clustered' });
  }
  const weight = ids.reduce((sum, one) => sum + rows.get(one)!.weight, head.weight);
  const state = head.state === 'raised' ? 'clustered' : head.state;
  await keepRow(ctx, concernTable, { id, values: { weight, state }, verb: 'clustered' });
}

async function requireNoOthersBeneath(ctx: WriteContext, id: string): Promise<void> {
  const found = await ctx.db.first(sql`select c.id from concern c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.cluster_id = ${id} limit 1`);
  if (found) throw refuseFor('in_cluster');
}

export interface Answered {
  answer: ConcernAnswer;
  reason: string;
  owner_id: string | null;
  due_on: string | null;
}

/** Decides what will be done about it, with the reason, for everybody to read. */
export async function answerConcern(ctx: WriteContext, id: string, given: Answered): Promise<void> {
  await requireDecider(ctx);
  const row = await lockConcern(ctx, id);
  const hindrance = hindersAnswer(row);
  if (hindrance) throw refuseFor(hindrance);
  const { day: today } = await readMemberDay(ctx);
  if (!given.reason.trim()) throw refuseFor('no_reason');
  if (given.answer !== 'no') {
    if (!given.owner_id || !given.due_on) throw refuseFor('no_owner');
    if (given.due_on < today) throw refuseFor('past');
  }
  if (given.owner_id) await requireColleague(ctx, given.owner_id);
  const values = {
    ...{ answer: given.answer, reason: given.reason.trim() },
    ...{ owner_id: given.owner_id, due_on: given.due_on, state: 'answered' },
    ...{ answered_on: today, answered_by: ctx.actor.memberId },
  };
  await keepRow(ctx, concernTable, { id, values, verb: 'answered' });
}

/** Of a joint item: whoever complained of others says what they change themselves. */
export async function commitToConcern(
  ctx: WriteContext,
  { id, ...given }: { id: string; manager_change: string; manager_due_on: string },
): Promise<void> {
  const { memberId } = ctx.actor;
  const row = await lockConcern(ctx, id);
  if (!row.joint) throw refuseFor('not_joint');
  const isTheirs = row.manager_id === null || row.manager_id === memberId;
  if (!(isTheirs && (await isLeader(ctx, memberId)))) throw refuseFor('not_manager');
  if (given.manager_due_on < (await readMemberDay(ctx)).day) throw refuseFor('past');
  const values = { ...given, manager_id: memberId };
  await keepRow(ctx, concernTable, { id, values, verb: 'committed' });
}

/** Takes it back whole; only its author, before anything followed. */
export async function withdrawConcern(ctx: WriteContext, id: string): Promise<void> {
  const row = await lockConcern(ctx, id);
  if (row.raised_by !== ctx.actor.memberId) throw refuseFor('not_author');
  if (!isUntouched(row)) throw refuseFor('begun');
  await dropPicture(ctx, id);
  const values = { deleted_at: ctx.now().toISOString() };
  await keepRow(ctx, concernTable, { id, values, verb: 'deleted' });
}

/** Who decides: managers, administrators, the sponsor. */
export async function mayDecide(ctx: ReadContext): Promise<boolean> {
  return ctx.actor.role !== 'member' || (await readSponsor(ctx)) === ctx.actor.memberId;
}

export async function requireDecider(ctx: WriteContext): Promise<void> {
  if (await mayDecide(ctx)) return;
  throw new AppError(
    'forbidden',
    'A manager, an administrator or the sponsor decides this. Ask one of them.',
    { reason: 'role' },
  );
}

/** Who puts the register in order: who decides, and who looks after the concern. */
async function requireCurator(ctx: WriteContext, ownerId: string | null): Promise<void> {
  if (ownerId !== ctx.actor.memberId) await requireDecider(ctx);
}
