import { type RawBuilder, sql } from 'kysely';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext } from '#src/server/context.ts';

type Sql = RawBuilder<unknown>;

/** An amount in the workspace's own currency by the latest rates on the day; null where there is none. */
export function inOwnMoney({ amount, currency }: { amount: Sql; currency: Sql }, day: string): Sql {
  const rates = sql`(select jsonb_object_agg(f.currency, jsonb_build_array(f.up, f.down))
    from own_currency_rates(${day}::date) f)`;
  const factor = (at: number) => sql`(${rates} -> ${currency} ->> ${sql.lit(at)})::numeric`;
  return sql`(case when ${currency} = (select own_currency()) then ${amount}
    else exchange_by(${amount}, ${factor(0)}, ${factor(1)}) end)`;
}

/** Whether an order goes by amounts that there are rates to compare by. */
export async function sortsByOwnMoney(
  { db }: ReadContext,
  declaration: RecordDeclaration,
  { sort, day }: { sort: string | undefined; day: string },
): Promise<boolean> {
  const field = sort && fieldOf(declaration, sort.replace(/^-/, ''));
  if (!field || field.kind !== 'money') return false;
  const found = await db.first<{ has: boolean }>(
    sql`select count(*) > 1 as has from own_currency_rates(${day}::date)`,
  );
  return found!.has;
}
