import { sql } from 'kysely';
import type { LineageSetting } from '#src/features/reports/lineage/server/lineage-queries.ts';
import { readLineage } from '#src/features/reports/lineage/server/unread-queries.ts';
import { utcDay } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import {
  type Counted,
  countedPolish,
  POLISH_THRESHOLDS,
  type Polish,
  rankPolish,
  type SavedForm,
  slowForms,
  unreadFields,
} from '../polish.ts';

/** What follows by itself from a save and was typed by nobody. */
const NOT_TYPED = ['title', 'owner_id', 'team_id', 'visibility', 'deleted_at'];

/** Everything that could be polished, the dearest first. Whether the actor may know it is the caller's to see to. */
export async function findPolish(ctx: ReadContext, setting: LineageSetting): Promise<Polish[]> {
  const types = [...setting.recordTypes.keys()];
  const forms = await readForms(ctx, types);
  const { unread } = await readLineage(ctx, setting);
  const creates = forms.filter(
    ({ action, people }) => action === 'created' && people >= POLISH_THRESHOLDS.least_people,
  );
  const createMs = new Map(creates.map((form) => [form.record_type, form.median_ms]));
  return rankPolish([
    ...slowForms(forms),
    ...unreadFields(unread),
    ...countedPolish(await readCounts(ctx), createMs),
  ]);
}

function sinceDay(now: Date): string {
  const since = now.getTime() - POLISH_THRESHOLDS.days * 86_400_000;
  return utcDay(since);
}

/** What a save took of whoever made it, by form; of fewer than five people nothing is read. */
function readForms(ctx: ReadContext, types: readonly string[]): Promise<SavedForm[]> {
  return ctx.db.rows<SavedForm>(sql`
    with saved as (
      select e.record_type, e.actor_id, e.interaction_ms, coalesce(e.keys, 0) as keys,
        case when e.verb = e.record_type || '.created' then 'created' else 'changed' end as action,
        case when e.verb = e.record_type || '.created' then '{}' else array(
          select k.name from jsonb_object_keys(e.changes) as k(name)
          where k.name <> all(${NOT_TYPED}::text[]) order by k.name) end as fields
      from ledger_event e
      where e.workspace_id = ${ctx.actor.workspaceId} and e.at >= ${sinceDay(ctx.now())}::date
        and e.record_type = any(${[...types]}::text[]) and e.via = 'web' and e.undo_of is null
        and e.interaction_ms > 0 and e.changes is not null)
    select s.record_type, s.action, s.fields, count(*)::integer as saves,
      count(distinct s.actor_id)::integer as people,
      percentile_cont(0.5) within group (order by s.interaction_ms) as median_ms,
      percentile_cont(0.5) within group (order by s.keys) as median_keys,
      sum(s.interaction_ms)::float8 as total_ms
    from saved s where s.action = 'created' or cardinality(s.fields) > 0
    group by 1, 2, 3 having count(distinct s.actor_id) >= ${POLISH_THRESHOLDS.least_people}
    order by total_ms desc limit 200`);
}

function readCounts(ctx: ReadContext): Promise<Counted[]> {
  return ctx.db.rows<Counted>(sql`
    select c.kind, c.subject, c.reason, sum(c.count)::integer as times
    from desk_count c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.day >= ${sinceDay(ctx.now())}::date
    group by 1, 2, 3 order by times desc limit 200`);
}
