import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#src/records/server/visible.ts';
import { visible } from '#src/records/server/visible.ts';

/** A rhythm is read from the newest contacts. */
const CONTACTS_READ = 8;

/** Of the newest contacts about the deal `r`: the last day, and how far apart their days are. */
export function rhythmOf(who: Viewer): RawBuilder<unknown> {
  return sql`
    select max(day) as last_day, count(gap)::int as gaps,
      percentile_cont(0.5) within group (order by gap) as own
    from (
      select day, day - lag(day) over (order by day) as gap from (
        select distinct day from (
          select a.occurred_at::date as day from activity a
          where ${visible(who, 'a')} and a.deal_id = r.id and a.deleted_at is null
            and a.kind <> 'note'
          order by a.occurred_at desc limit ${sql.lit(CONTACTS_READ)}) as newest
      ) as days
    ) as gaps`;
}

/** The most urgent open task about the deal `r`. */
export function nextStepOf(who: Viewer): RawBuilder<unknown> {
  return sql`
    select t.id, coalesce(t.subject, t.title) as subject, t.due_on, t.due_at from task t
    where ${visible(who, 't')} and t.deal_id = r.id and t.done_at is null and t.deleted_at is null
    order by t.due_on, t.due_at, t.id limit 1`;
}
