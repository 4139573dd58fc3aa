import { sql } from 'kysely';
import { affects } from '#src/features/programme/concern/server/affected-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { News } from '../feedback-api.ts';

/** What somebody has not read yet: answers to what they said, thanks, and fixes to be judged. */
export async function listNews(ctx: ReadContext): Promise<{ items: News[] }> {
  const { workspaceId, memberId, viewerId } = ctx.actor;
  if (viewerId) return { items: [] };
  const said = await ctx.db.rows<News>(sql`
    select f.id, 'feedback' as of, f.said, f.answer, null as verdict, false as asks from feedback f
    where f.workspace_id = ${workspaceId} and f.member_id = ${memberId} and f.answer is not null
      and not f.seen and f.deleted_at is null
    union all
    select f.id, 'thanks', f.said, '', null, false from feedback f
    where f.workspace_id = ${workspaceId} and f.owner_id = ${memberId} and f.kind = 'thanks'
      and f.member_id is distinct from f.owner_id and not f.seen and f.deleted_at is null
    limit 20`);
  const concerned = await listConcernNews(ctx);
  return { items: [...said, ...concerned.map(({ told_on: _, ...one }) => one)] };
}

export interface ConcernNews extends News {
  of: 'concern' | 'fix' | 'experiment';
  told_on: string;
}

/**
 * Of concerns that somebody raised by name or called theirs too, by the one that stands for them: the
 * answer, that a fix is done, for those who may say whether it helped, and what an experiment taught.
 */
export function listConcernNews(ctx: ReadContext): Promise<ConcernNews[]> {
  const { workspaceId, memberId } = ctx.actor;
  const isUnread = (news: ConcernNews['of'], told: ReturnType<typeof sql>) =>
    sql`not exists (select from concern_seen s where s.workspace_id = h.workspace_id
      and s.concern_id = h.id and s.member_id = ${memberId} and s.told_on = ${told}
      and s.news = ${keptAs(news)})`;
  const concerned = { team_id: sql`h.team_id`, raised_by: sql`h.raised_by` };
  const isAffected = sql`exists (select from member m where m.workspace_id = h.workspace_id
    and m.id = ${memberId} and ${affects(concerned)})`;
  return ctx.db.rows<ConcernNews>(sql`
    with said as (
      select coalesce(c.cluster_id, c.id) as head, c.title, c.id,
        c.raised_by is not distinct from ${memberId}::uuid as own
      from concern c
      where c.workspace_id = ${workspaceId} and c.deleted_at is null
        and (c.raised_by = ${memberId} or exists (select from concern_heard v
          where v.workspace_id = c.workspace_id and v.member_id = ${memberId}
            and v.concern_id in (c.id, c.split_from)))
    ), stood_for as (
      select distinct on (m.head) h.*, m.title as said from said m
      join concern h on h.workspace_id = ${workspaceId} and h.id = m.head and h.deleted_at is null
      order by m.head, m.own desc, m.id
    )
    select h.id, 'concern' as of, h.said, h.reason as answer, null as verdict, false as asks,
      h.answered_on as told_on
    from stood_for h
    where h.reason is not null and h.answered_by is distinct from ${memberId}::uuid
      and not exists (select from concern o where o.workspace_id = h.workspace_id
        and o.id = h.split_from and o.answered_on = h.answered_on and o.reason = h.reason)
      and ${isUnread('concern', sql`h.answered_on`)}
    union all
    select h.id, 'fix', h.said, i.what, null, true, i.done_on from stood_for h
    join concern_intervention i on i.workspace_id = h.workspace_id and i.concern_id = h.id
    where h.state = 'acting' and i.round = h.round and i.kind <> 'adaptive' and i.outcome is null
      and i.done_on is not null and i.deleted_at is null and i.owner_id <> ${memberId}
      and ${isAffected}
      and ${isUnread('fix', sql`i.done_on`)}
    union all
    select h.id, 'experiment', h.said, case when e.shared then e.learnt else '' end, e.verdict,
      h.state = 'acting' and ${isAffected} and not exists (select from experiment o
        where o.workspace_id = h.workspace_id and o.concern_id = h.id and o.deleted_at is null
          and o.started_on is not null and o.reviewed_on is null), e.reviewed_on
    from stood_for h
    join experiment e on e.workspace_id = h.workspace_id and e.concern_id = h.id
    where e.reviewed_on is not null and e.owner_id <> ${memberId} and e.deleted_at is null
      and ${isUnread('experiment', sql`e.reviewed_on`)}
    order by of, told_on, id limit 20`);
}

/** The words of the table. */
const KEPT_AS = { concern: 'answer', fix: 'fix', experiment: 'trial' } as const;

/** As what it is kept that somebody has read it. */
export function keptAs(of: ConcernNews['of']): string {
  return KEPT_AS[of];
}
