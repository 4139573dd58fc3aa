import { sql } from 'kysely';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { MONEY_SETTING_ID } from '../money-setting.ts';
import { currencyRateType, lockRates } from './currency-rate-type.ts';
import { moneySettingType } from './money-setting-type.ts';
import { readOwnCurrency } from './rate-queries.ts';

export interface GivenRate {
  base?: string | undefined;
  currency: string;
  day: string;
  rate: number;
}

/** Chooses the currency in which the workspace reckons. */
export async function setOwnCurrency(ctx: WriteContext, currency: string): Promise<void> {
  const kept = await ctx.db.first(sql`
    select id from money_setting
    where workspace_id = ${ctx.actor.workspaceId} and id = ${MONEY_SETTING_ID}`);
  if (!kept) await createRecords(ctx, moneySettingType, [{ id: MONEY_SETTING_ID, currency }]);
  else {
    const patch = { currency, deleted_at: null };
    await updateRecords(ctx, moneySettingType, [{ id: MONEY_SETTING_ID, patch }]);
  }
}

/** Enters rates; the one of the same day gives way. What is given twice holds as given last. */
export async function enterRates(ctx: WriteContext, given: GivenRate[]) {
  const own = await readOwnCurrency(ctx);
  const wanted = new Map(given.map((one) => [keyOf({ ...one, base: one.base ?? own }), one]));
  await lockRates(ctx);
  const kept = await ctx.db.rows<{ id: string; base: string; currency: string; day: string }>(sql`
    select id, base, currency, day::text as day from currency_rate
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null
      and day = any(${[...new Set(given.map(({ day }) => day))]}::date[])`);
  const patches = kept.flatMap((row) => {
    const one = wanted.get(keyOf(row));
    return wanted.delete(keyOf(row)) ? [{ id: row.id, patch: { rate: one!.rate } }] : [];
  });
  const changed = await updateRecords(ctx, currencyRateType, patches);
  const inputs = [...wanted.values()].map((one) => ({ ...one, base: one.base ?? own }));
  const created = inputs.length > 0 ? await createRecords(ctx, currencyRateType, inputs) : [];
  return { created: created.length, changed: changed.length };
}

function keyOf(rate: { base: string; currency: string; day: string }): string {
  return `${rate.base} ${rate.currency} ${rate.day}`;
}
