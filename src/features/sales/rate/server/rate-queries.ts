import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Money } from '#src/records/field-types.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { exchange, type Rate } from '../convert-money.ts';

export interface Converted {
  money: Money;
  /** The day of the rate that was taken, the older of two; null where none was needed. */
  day: string | null;
}

/** The currency in which the workspace reckons. */
export async function readOwnCurrency(ctx: ReadContext): Promise<string> {
  const row = await ctx.db.first<{ currency: string }>(sql`select own_currency() as currency`);
  return row!.currency;
}

/**
 * The money in another currency by the latest rates on or before the day; through the workspace's
 * own where the two have none with each other. Throws what to enter where a rate is missing.
 */
export async function convert(
  ctx: ReadContext,
  money: Money,
  { to, day }: { to: string; day: string },
): Promise<Converted> {
  if (money.currency === to) return { money, day: null };
  const direct = await readRate(ctx, [money.currency, to], day);
  if (direct) return { money: withinRange(exchange(money, direct)), day: direct.day };
  const own = await readOwnCurrency(ctx);
  if (own === money.currency || own === to) throw missingRate([money.currency, to], day);
  const first = await readRate(ctx, [money.currency, own], day);
  if (!first) throw missingRate([own, money.currency], day);
  const second = await readRate(ctx, [own, to], day);
  if (!second) throw missingRate([own, to], day);
  const through = withinRange(exchange(money, first));
  return {
    money: withinRange(exchange(through, second)),
    day: [first.day, second.day].sort()[0]!,
  };
}

/** The latest rate between two currencies, either way round. */
async function readRate(
  ctx: ReadContext,
  [one, other]: [string, string],
  day: string,
): Promise<Rate | undefined> {
  return ctx.db.first<Rate>(sql`
    select r.base, r.currency, r.rate::text as rate, r.day::text as day
    from currency_rate r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.day <= ${day}::date
      and ((r.base = ${one} and r.currency = ${other}) or (r.base = ${other} and r.currency = ${one}))
    order by r.day desc, (r.base = ${other}) desc limit 1`);
}

function withinRange(money: Money | null): Money {
  if (money) return money;
  throw new AppError('invalid', 'The amount is too large to be converted. Give a smaller one.', {
    reason: 'amount_too_large',
  });
}

function missingRate([one, other]: [string, string], day: string): AppError {
  return new AppError(
    'conflict',
    `There is no rate between ${one} and ${other} of ${day} or before. Enter one in Settings, “Currencies”.`,
    { reason: 'missing_rate', base: one, currency: other, day },
  );
}
