import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#src/records/server/visible.ts';
import { visible } from '#src/records/server/visible.ts';

/** The most urgent open task about the deal `r`. */
export function nextStepOf(who: Viewer): RawBuilder<unknown> {
  return sql`
    select t.id, coalesce(t.subject, t.title) as subject, t.due_on, t.due_at from task t
    where ${visible(who, 't')} and t.deal_id = r.id and t.done_at is null and t.deleted_at is null
    order by t.due_on, t.due_at, t.id limit 1`;
}
