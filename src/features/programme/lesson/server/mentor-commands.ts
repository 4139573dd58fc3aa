import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import { ownerOf } from '#src/records/server/visible.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { OfferAnswer } from '../mentor-api.ts';

function requireOwn({ actor }: WriteContext, row: Record<string, unknown>): void {
  if (row.member_id === actor.memberId) return;
  throw new AppError('forbidden', 'Each says this for themselves alone.', { reason: 'not_own' });
}

export const mentorOfferTable: KeptTable<'mentor_offer'> = {
  ...{ name: 'mentor_offer', fields: ['member_id', 'words', 'lesson'], mayChange: requireOwn },
};
export const mentorAskTable: KeptTable<'mentor_ask'> = {
  name: 'mentor_ask',
  fields: ['offer_id', 'member_id', 'asked_on', 'helped_on'],
  mayChange: requireOwn,
};

/** Who offers help with what. Who asked is told to the mentor alone; who was helped most is no list. */
export function listMentors({ actor, db }: ReadContext): Promise<OfferAnswer[]> {
  const me = ownerOf(actor);
  return db.rows<OfferAnswer>(sql`
    select o.id, json_build_object('id', m.id, 'name', m.name) as member, o.words, o.lesson,
      (select count(*)::int from mentor_ask a where a.workspace_id = o.workspace_id
        and a.offer_id = o.id and a.helped_on is not null and a.deleted_at is null) as helped,
      o.member_id = ${me} as is_mine,
      (select a.id from mentor_ask a where a.workspace_id = o.workspace_id and a.offer_id = o.id
        and a.member_id = ${me} and a.helped_on is null and a.deleted_at is null
        limit 1) as my_ask,
      case when o.member_id = ${me} then coalesce((
        select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name)
        from mentor_ask a join member p on p.workspace_id = a.workspace_id and p.id = a.member_id
        where a.workspace_id = o.workspace_id and a.offer_id = o.id and a.helped_on is null
          and a.deleted_at is null), '[]') else '[]' end as asked_by
    from mentor_offer o
    join member m on m.workspace_id = o.workspace_id and m.id = o.member_id and m.active
    where o.workspace_id = ${actor.workspaceId} and o.deleted_at is null order by m.name, o.id`);
}

/** Who waits for the help that the reader offers. */
export function listAskers({ actor, db }: ReadContext): Promise<{ name: string; words: string }[]> {
  return db.rows(sql`
    select p.name, o.words from mentor_ask a
    join mentor_offer o on o.workspace_id = a.workspace_id and o.id = a.offer_id
      and o.member_id = ${ownerOf(actor)} and o.deleted_at is null
    join member p on p.workspace_id = a.workspace_id and p.id = a.member_id and p.active
    where a.workspace_id = ${actor.workspaceId} and a.helped_on is null and a.deleted_at is null
    order by a.asked_on, a.id limit 20`);
}

export async function offerHelp(
  ctx: WriteContext,
  { words, lesson }: { words: string; lesson?: string | undefined },
): Promise<string> {
  const id = newId();
  const values = { member_id: ctx.actor.memberId, words, lesson: lesson ?? null };
  await keepRow(ctx, mentorOfferTable, { id, values, verb: 'offered' });
  return id;
}

export async function withdrawOffer(ctx: WriteContext, id: string): Promise<void> {
  await requireOffer(ctx, id);
  const values = { deleted_at: ctx.now().toISOString() };
  await keepRow(ctx, mentorOfferTable, { id, values, verb: 'withdrawn' });
}

export async function askMentor(ctx: WriteContext, id: string): Promise<void> {
  const { member_id } = await requireOffer(ctx, id);
  const { memberId } = ctx.actor;
  if (member_id === memberId) throw refused('own', 'This is your own offer. Others ask you.');
  if (await findAsk(ctx, id)) throw refused('asked', 'You have asked already.');
  const values = { offer_id: id, member_id: memberId, asked_on: await today(ctx), helped_on: null };
  await keepRow(ctx, mentorAskTable, { id: newId(), values, verb: 'asked' });
}

export async function sayHelped(ctx: WriteContext, id: string): Promise<void> {
  await requireOffer(ctx, id);
  const ask = await findAsk(ctx, id);
  if (!ask) throw refused('not_asked', 'Ask first; then say whether it helped.');
  const values = { helped_on: await today(ctx) };
  await keepRow(ctx, mentorAskTable, { id: ask.id, values, verb: 'helped' });
}

const today = async (ctx: WriteContext) => (await readMemberDay(ctx)).day;

/** Locked, so that somebody who asks twice at once has asked once. */
async function requireOffer(ctx: WriteContext, id: string): Promise<{ member_id: string }> {
  const row = await ctx.db.first<{ member_id: string }>(sql`
    select o.member_id from mentor_offer o where o.workspace_id = ${ctx.actor.workspaceId}
      and o.id = ${id} and o.deleted_at is null for no key update`);
  if (!row) throw new AppError('not_found', 'This help is not offered any more.');
  return row;
}

function findAsk({ actor, db }: WriteContext, offerId: string) {
  return db.first<{ id: string }>(sql`
    select a.id from mentor_ask a where a.workspace_id = ${actor.workspaceId}
      and a.offer_id = ${offerId} and a.member_id = ${actor.memberId} and a.helped_on is null
      and a.deleted_at is null`);
}

function refused(reason: string, message: string): AppError {
  return new AppError('conflict', message, { reason });
}
