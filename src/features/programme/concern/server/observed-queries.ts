import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Claim, claimsIn } from '../complaint-phrases.ts';
import type { ConcernDetail } from '../concern-schema.ts';

type Observed = ConcernDetail['observed'][number];

const READERS: Record<Claim, (ctx: ReadContext) => Promise<Observed | null>> = {
  rolodex: countBare,
  pipeline: countUnkept,
  typing: readTyping,
};

/** Beside what is said, what the records show of it; no person is told from it. */
export async function readObserved(ctx: ReadContext, said: string): Promise<Observed[]> {
  const found: Observed[] = [];
  for (const claim of claimsIn(said)) {
    const observed = await READERS[claim](ctx);
    if (observed && observed.of > 0) found.push(observed);
  }
  return found;
}

/** Companies the actor sees, of which they see nothing noted, promised or sold. */
async function countBare(ctx: ReadContext): Promise<Observed> {
  const none = (table: string) =>
    sql`not exists (select from ${sql.table(table)} o where ${visible(ctx.actor, 'o')}
      and o.company_id = c.id and o.deleted_at is null)`;
  const counts = await ctx.db.first<{ count: number; of: number }>(sql`
    select count(*)::int as of, count(*) filter (where ${none('activity')} and ${none('task')}
      and ${none('deal')})::int as count
    from company c where ${visible(ctx.actor, 'c')} and c.deleted_at is null`);
  return { claim: 'rolodex', ...counts! };
}

/** Open deals the actor sees that should have closed, or of which they see no next step. */
async function countUnkept(ctx: ReadContext): Promise<Observed> {
  const { day: today } = await readMemberDay(ctx);
  const counts = await ctx.db.first<{ count: number; of: number }>(sql`
    select count(*)::int as of, count(*) filter (where d.closes_on < ${today} or not exists (
      select from task t where ${visible(ctx.actor, 't')} and t.deal_id = d.id
        and t.done_at is null and t.deleted_at is null))::int as count
    from deal d where ${visible(ctx.actor, 'd')} and d.status = 'open' and d.deleted_at is null`);
  return { claim: 'pipeline', ...counts! };
}

/** What people type in; the ledger finds the saves of these without reading all of the four weeks. */
const WORK = [
  ...['company', 'person', 'deal', 'quote', 'sales_order'],
  ...['activity', 'task', 'service_case'],
];

/**
 * How long one entry takes, in seconds, over the last four weeks and five people at least; of how many
 * only about, so that it does not tell what one more save took.
 */
async function readTyping({ actor, db, now }: ReadContext): Promise<Observed | null> {
  const since = new Date(now().getTime() - 28 * 86_400_000).toISOString();
  const found = await db.first<{ count: number | null; of: number; people: number }>(sql`
    select round((percentile_cont(0.5) within group (order by e.interaction_ms) / 1000)::numeric)::int
        as count, count(*)::int as of, count(distinct e.actor_id)::int as people
    from ledger_event e where e.workspace_id = ${actor.workspaceId} and e.at >= ${since}
      and e.record_type = any(${WORK}::text[]) and e.interaction_ms > 0 and e.changes is not null`);
  if (!found || found.count === null || found.people < LEAST_PEOPLE) return null;
  return { claim: 'typing', count: found.count, of: Math.ceil(found.of / 10) * 10 };
}
