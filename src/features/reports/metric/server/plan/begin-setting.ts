import { sql } from 'kysely';
import { dayAt } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Metrics } from '../../metric-tree.ts';
import type { MetricCatalogue } from '../catalogue-type.ts';
import type { Guard } from '../people/people-in-sight.ts';
import type { Setting } from './compiling.ts';

/** What all figures of a reader share; guarded wherever their numbers are given out. */
export async function beginSetting(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  guard?: Guard,
): Promise<Setting> {
  const { workspaceId, memberId } = ctx.actor;
  const found = await ctx.db.first<{
    time_zone: string | null;
    currency: string;
    rates: boolean;
  }>(sql`
    select (select m.time_zone from member m
        where m.workspace_id = ${workspaceId} and m.id = ${memberId}) as time_zone,
      own_currency() as currency,
      exists (select from currency_rate x
        where x.workspace_id = ${workspaceId} and x.deleted_at is null) as rates`);
  const timeZone = found!.time_zone ?? 'UTC';
  const today = dayAt(ctx.now(), timeZone);
  const { currency, rates: hasRates } = found!;
  return { ctx, catalogue, timeZone, today, currency, hasRates, guard };
}

/** All metrics that there are for the actor, by name; the product's go before the workspace's own. */
export async function readMetrics(ctx: ReadContext, catalogue: MetricCatalogue): Promise<Metrics> {
  const own = await catalogue.ownMetrics(ctx);
  return new Map([...own, ...catalogue.metrics].map((metric) => [metric.name, metric]));
}
