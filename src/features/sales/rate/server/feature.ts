import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import { MONEY_SETTING_ID } from '../money-setting.ts';
import * as api from '../rate-api.ts';
import { enterRates, setOwnCurrency } from './rate-commands.ts';
import { convert, readOwnCurrency } from './rate-queries.ts';

/** The workspace's own currency, and what others are worth in it. */
export function rateFeature(): ServerFeature {
  return {
    routes: [
      read(api.getCurrency, async (ctx) => {
        const kept = await ctx.db.first(sql`
          select 1 from money_setting where workspace_id = ${ctx.actor.workspaceId}
            and id = ${MONEY_SETTING_ID} and deleted_at is null`);
        return { currency: await readOwnCurrency(ctx), is_chosen: kept !== undefined };
      }),
      command(api.setCurrency, async (ctx, { body }) => {
        await setOwnCurrency(ctx, body.currency);
        return { currency: body.currency };
      }),
      command(api.enterRates, async (ctx, { body }) => enterRates(ctx, body.items)),
      read(api.convertMoney, async (ctx, { query }) => {
        const to = query.to ?? (await readOwnCurrency(ctx));
        const day = query.day ?? (await readMemberDay(ctx)).day;
        const money = { amount: query.amount, currency: query.currency };
        return convert(ctx, money, { to, day });
      }),
    ],
  };
}
