import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { type FirstValue, sumUpFirstValue } from '../first-value.ts';

/**
 * From joining (who accepts the invitation is signed in) to the first task with a day about
 * somebody that the member wrote by their own hand. Who brought a history along is left out.
 */
export async function readFirstValue(ctx: ReadContext): Promise<FirstValue> {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<{ minutes: number | null }>(sql`
    select extract(epoch from first.at - m.created_at)::float8 / 60 as minutes
    from member m left join lateral (
      select e.at from ledger_event e
      where e.workspace_id = ${workspaceId} and e.actor_id = m.id and e.verb = 'task.created'
        and e.via not in ('import', 'automation')
        and (e.changes is null or (
          coalesce(e.changes -> 'due_on' ->> 1, e.changes -> 'due_at' ->> 1) is not null
          and coalesce(e.changes -> 'person_id' ->> 1, e.changes -> 'company_id' ->> 1) is not null))
      order by e.seq limit 1
    ) first on true
    where m.workspace_id = ${workspaceId} and m.active
      and m.created_at <= ${ctx.now()}::timestamptz - interval '1 day'
      and (first.at is null or first.at >= m.created_at)
    order by 1`);
  return sumUpFirstValue(rows.map(({ minutes }) => minutes));
}
