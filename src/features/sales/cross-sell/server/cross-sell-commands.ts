import { sql } from 'kysely';
import { company } from '#src/features/people/company/company.ts';
import { product } from '#src/features/sales/product/product.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { WriteContext } from '#src/server/context.ts';

interface Dismissal {
  id: string;
  product_id: string;
  /** Propose it again. */
  again?: boolean | undefined;
}

/** Said by one, it holds for all colleagues: nobody proposes it a second time. */
export async function dismissCrossSell(
  ctx: WriteContext,
  { id, product_id, again = false }: Dismissal,
): Promise<void> {
  await getRecord(ctx, company, id);
  const { row } = await getRecord(ctx, product, product_id);
  const { workspaceId } = ctx.actor;
  await ctx.db.rows(
    again
      ? sql`delete from cross_sell_dismissal where workspace_id = ${workspaceId}
          and company_id = ${id} and product_id = ${product_id}`
      : sql`insert into cross_sell_dismissal (workspace_id, company_id, product_id)
          values (${workspaceId}, ${id}, ${product_id}) on conflict do nothing`,
  );
  const verb = again ? 'company.hint_restored' : 'company.hint_dismissed';
  ctx.emit({ verb, type: 'company', id, changes: { hint: [null, row.title] } });
}
