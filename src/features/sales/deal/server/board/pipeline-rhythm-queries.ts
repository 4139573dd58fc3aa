import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';

const KEPT_MS = 10 * 60 * 1000;
/** The newest contacts tell how often one speaks about deals now. */
const CONTACTS_READ = 2000;
const LEAST_GAPS = 10;
const MOST_KEPT = 500;

const kept = new Map<string, { at: number; median: number | null }>();

/**
 * The median of days between contacts about one deal, over the deals of a pipeline: the same for all who
 * look, whichever of these they see. What is private counts for nobody. Days are those of UTC.
 */
export async function pipelineRhythm(ctx: ReadContext, pipelineId: string): Promise<number | null> {
  const now = Date.now();
  const key = `${ctx.actor.workspaceId} ${pipelineId}`;
  const known = kept.get(key);
  if (known && now - known.at < KEPT_MS) return known.median;
  const found = await ctx.db.first<{ median: number | null; gaps: number }>(sql`
    select percentile_cont(0.5) within group (order by gap) as median, count(gap)::int as gaps
    from (
      select day - lag(day) over (partition by deal_id order by day) as gap from (
        select distinct deal_id, day from (
          select a.deal_id, a.occurred_at::date as day
          from deal d join lateral (
            select a.deal_id, a.occurred_at from activity a
            where a.workspace_id = d.workspace_id and a.deal_id = d.id and a.deleted_at is null
              and a.visibility <> 'private'
              and a.kind <> 'note'
            order by a.occurred_at desc limit 8) a on true
          where d.workspace_id = ${ctx.actor.workspaceId} and d.pipeline_id = ${pipelineId}
            and d.deleted_at is null and d.status = 'open' and d.visibility <> 'private'
          limit ${CONTACTS_READ}) as newest
      ) as days
    ) as gaps`);
  const median = found && found.gaps >= LEAST_GAPS ? found.median : null;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, { at: now, median });
  return median;
}
