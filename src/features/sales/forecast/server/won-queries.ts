import { sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** What an owner won in a period, in the workspace's own currency by the rates of its last day. */
export interface WonSum {
  owner_id: string | null;
  count: number;
  /** Null where there is no rate for their currency. */
  amount: number | null;
}

/** Deals closed between two instants. */
export function readWon(
  ctx: ReadContext,
  { from, until }: { from: string; until: string },
): Promise<WonSum[]> {
  return ctx.db.rows<WonSum>(sql`
    with won as (
      select r.owner_id, r.amount ->> 'currency' as currency, count(*)::int as count,
        coalesce(sum((r.amount ->> 'amount')::numeric), 0) as amount
      from deal r
      where ${visible(viewerOf(ctx.actor), 'r')} and r.deleted_at is null and r.status = 'won'
        and r.closed_at >= ${from} and r.closed_at < ${until}
      group by 1, 2
    )
    select owner_id, sum(count)::int as count, sum(in_own)::float8 as amount from (
      select w.owner_id, w.count, case when w.currency is null then 0
        else exchange_by(w.amount, f.up, f.down) end as in_own
      from won w left join own_currency_rates(${until}::date) f on f.currency = w.currency) as w
    group by owner_id, in_own is null`);
}
