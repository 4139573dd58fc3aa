import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isCurrency } from '#src/lib/currency.ts';
import { CURRENCY_MESSAGE } from '#src/records/field-checks.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import german from '../currency-rate.de.json' with { type: 'json' };
import italian from '../currency-rate.it.json' with { type: 'json' };
import { currencyRate } from '../currency-rate.ts';
import { readOwnCurrency } from './rate-queries.ts';

const LEAST_RATE = 0.000001;
const MOST_RATE = 1_000_000_000;

export const currencyRateType: RecordType = {
  declaration: currencyRate,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    if (rows.some(({ after }) => !after.base)) {
      const own = await readOwnCurrency(ctx);
      for (const { after } of rows) after.base ??= own;
    }
    for (const { after } of rows) requireSense(after);
    await requireOneOfDay(ctx, rows);
  },
};

function requireSense(row: Row): void {
  for (const name of ['base', 'currency']) {
    if (!row[name]) continue;
    row[name] = String(row[name]).toUpperCase();
    if (!isCurrency(String(row[name]))) throw refusal(name, CURRENCY_MESSAGE);
  }
  if (row.base === row.currency) {
    throw refusal('currency', 'A currency is always worth itself. Name another one.');
  }
  const rate = Number(row.rate ?? 1);
  if (rate >= LEAST_RATE && rate <= MOST_RATE) return;
  throw refusal('rate', 'Give a rate between 0.000001 and 1000000000.');
}

async function requireOneOfDay(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const living = rows.map(({ after }) => after).filter((row) => !row.deleted_at);
  if (living.length === 0) return;
  await lockRates(ctx);
  const kept = await ctx.db.rows<Row>(sql`
    select id, base, currency, day::text as day from currency_rate
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null
      and day = any(${living.flatMap((row) => row.day ?? [])}::date[])
      and not id = any(${rows.map(({ after }) => after.id)}::uuid[])`);
  const known = new Set(kept.map(keyOf));
  for (const row of living) {
    if (known.has(keyOf(row))) {
      throw refusal('day', 'There is a rate of this day already. Change that one instead.');
    }
    known.add(keyOf(row));
  }
}

/** Rates are written one after the other, so that a day has one. */
export async function lockRates(ctx: WriteContext): Promise<void> {
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`rates ${ctx.actor.workspaceId}`}, 0))`);
}

function keyOf({ base, currency, day }: Row): string {
  return `${base} ${currency} ${day}`;
}

function refusal(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
