import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { readMembers } from '#src/features/programme/plan/server/affected-queries.ts';
import { readProgrammeRow } from '#src/features/programme/plan/server/programme-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { addDays } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { DeskItem, Releases } from '../desk-api.ts';

export interface NextRelease {
  id: string;
  due_on: string;
}

export interface ItemRow {
  id: string;
  status: DeskItem['status'];
  did: string | null;
  version: number;
}

/** Administrators of the workspace, and whom the charter names as administrator and deputy. */
export async function keepsDesk(ctx: ReadContext): Promise<boolean> {
  if (ctx.actor.role === 'administrator') return true;
  const programme = await readProgrammeRow(ctx);
  if (!programme || programme.deleted_at || programme.ended) return false;
  return [programme.administrator_id, programme.deputy_id].includes(ctx.actor.memberId);
}

export async function requireKeeper(ctx: ReadContext): Promise<void> {
  if (await keepsDesk(ctx)) return;
  throw new AppError(
    'forbidden',
    'The desk is for administrators, and for whom the charter names as administrator or deputy. Ask one of them.',
    { reason: 'no_keeper' },
  );
}

export function readNext({ actor, db }: ReadContext): Promise<NextRelease | undefined> {
  return db.first<NextRelease>(sql`
    select r.id, r.due_on from desk_release r
    where r.workspace_id = ${actor.workspaceId} and r.released_on is null and r.deleted_at is null
    order by r.due_on, r.id limit 1`);
}

/** What was recorded and stands in the backlog already. */
export async function readTakenSubjects({ actor, db }: ReadContext): Promise<Set<string>> {
  const rows = await db.rows<{ subject: string }>(sql`
    select i.subject from desk_item i where i.workspace_id = ${actor.workspaceId}
      and i.subject is not null and i.status <> 'dropped' and i.release_id is null
      and i.deleted_at is null`);
  return new Set(rows.map(({ subject }) => subject));
}

/** What everybody may read: what was done, what is under way, and when the next of it comes. */
export async function readReleases(ctx: ReadContext): Promise<Releases> {
  const next = await readNext(ctx);
  return {
    next_on: next?.due_on ?? null,
    ...(await readKeepers(ctx)),
    backlog: await readBacklog(ctx),
    releases: await readReleased(ctx),
    may_change: await keepsDesk(ctx),
  };
}

async function readKeepers(ctx: ReadContext) {
  const hours = await ctx.db.first<{ hours_a_week: number; hours_when: string | null }>(sql`
    select s.hours_a_week, s.hours_when from desk_setting s
    where s.workspace_id = ${ctx.actor.workspaceId} and s.deleted_at is null`);
  const programme = await readProgrammeRow(ctx);
  const named = programme && !programme.deleted_at ? programme : undefined;
  const ids = [named?.administrator_id ?? null, named?.deputy_id ?? null];
  const members = await readMembers(ctx, ids);
  const [administrator, deputy] = ids.map((id) => {
    const found = id ? members.get(id) : undefined;
    return found?.active ? { id: found.id, name: found.name } : null;
  });
  return {
    hours: hours ? { a_week: hours.hours_a_week, when: hours.hours_when } : null,
    administrator: administrator ?? null,
    deputy: deputy ?? null,
  };
}

/** So long what was dropped is still shown, with the reason. */
const DROPPED_DAYS = 28;

/** What is under way, and what is done or dropped but not yet told of in a release. */
async function readBacklog(ctx: ReadContext): Promise<DeskItem[]> {
  const { actor, db } = ctx;
  const since = addDays((await readMemberDay(ctx)).day, -DROPPED_DAYS);
  const rows = await db.rows<DeskItem & { followers: number }>(sql`
    select i.id, i.origin, i.said, i.did, i.status, i.minutes, i.taken_on, i.done_on, i.version,
      m.name as taken_by,
      (select count(*)::integer from desk_follower f where f.workspace_id = i.workspace_id
        and f.item_id = i.id and f.deleted_at is null) as followers,
      exists (select 1 from desk_follower f where f.workspace_id = i.workspace_id
        and f.item_id = i.id and f.deleted_at is null and f.member_id = ${actor.memberId}) as followed
    from desk_item i join member m on m.workspace_id = i.workspace_id and m.id = i.taken_by
    where i.workspace_id = ${actor.workspaceId} and i.deleted_at is null and i.release_id is null
      and (i.status <> 'dropped' or i.done_on > ${since})
    order by i.status = 'dropped', i.status = 'done' desc, i.minutes desc nulls last, i.id limit 200`);
  return rows.map((row) => ({
    ...row,
    followers: row.followers >= LEAST_PEOPLE ? row.followers : null,
  }));
}

async function readReleased({ actor, db }: ReadContext): Promise<Releases['releases']> {
  return db.rows<Releases['releases'][number]>(sql`
    select r.id, r.released_on, r.note, coalesce((
      select jsonb_agg(jsonb_build_object('id', i.id, 'said', i.said, 'did', i.did) order by i.id)
      from desk_item i where i.workspace_id = r.workspace_id and i.release_id = r.id
        and i.deleted_at is null), '[]') as items
    from desk_release r
    where r.workspace_id = ${actor.workspaceId} and r.released_on is not null
      and r.deleted_at is null
    order by r.released_on desc, r.id desc limit 100`);
}

/** What was released of what the actor said, until they have seen it. */
export function readNews({ actor, db }: ReadContext) {
  return db.rows<{ id: string; said: string; did: string; follower_id: string }>(sql`
    select i.id, i.said, i.did, f.id as follower_id
    from desk_follower f
    join desk_item i on i.workspace_id = f.workspace_id and i.id = f.item_id and i.deleted_at is null
    join desk_release r on r.workspace_id = i.workspace_id and r.id = i.release_id
      and r.released_on is not null and r.deleted_at is null
    where f.workspace_id = ${actor.workspaceId} and f.member_id = ${actor.memberId}
      and f.deleted_at is null and f.seen_on is null
    order by r.released_on, i.id limit 20`);
}
