import { type RawBuilder, sql } from 'kysely';
import { company } from '#src/features/people/company/company.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** Fewer say nothing. */
const LEAST_SIMILAR = 5;
const LEAST_BOTH = 3;
const LEAST_SHARE = 0.3;
const SHOWN = 3;
const ROWS_SHOWN = 100;
/** Of what they have, so much is looked at: what we took up last. */
const HAS_READ = 6;

interface HintRow {
  has_id: string;
  has_title: string;
  hint_id: string;
  hint_title: string;
  similar: number;
  both: number;
}

/** For each product the best reason, those with the largest share first. */
export async function readCrossSell(ctx: ReadContext, id: string) {
  await getRecord(ctx, company, id);
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<HintRow>(sql`
    with owned as materialized (
      select distinct product_id from order_product
      where workspace_id = ${workspaceId} and company_id = ${id}),
    has as materialized (select product_id from owned order by product_id desc limit ${HAS_READ}),
    placed as materialized (select product_id as has_id, row_number() over ()::int as place from has),
    others as materialized (
      select p.company_id, bit_or(1 << placed.place) as has_which from placed
      join order_product p on p.workspace_id = ${workspaceId} and p.product_id = placed.has_id
      join company c on c.id = p.company_id and ${visible(ctx.actor, 'c')} and c.deleted_at is null
      where p.company_id <> ${id} group by p.company_id),
    alike as materialized (
      select placed.has_id, placed.place, count(*)::int as alike_have from placed
      join others on others.has_which & (1 << placed.place) > 0
      group by 1, 2 having count(*) >= ${LEAST_SIMILAR}),
    bought as materialized (
      select b.product_id as hint_id, ${eachHas(
        (which) => sql`
        count(*) filter (where others.has_which & ${sql.lit(1 << which)} > 0)::int`,
      )} as both_have
      from others cross join lateral (
        select distinct p.product_id from order_product p
        where p.workspace_id = ${workspaceId} and p.company_id = others.company_id) b
      where b.product_id not in (select product_id from owned)
      group by b.product_id),
    pairs as (
      select alike.has_id, bought.hint_id, bought.both_have[alike.place] as both_have
      from alike cross join bought where bought.both_have[alike.place] >= ${LEAST_BOTH}),
    best as (
      select distinct on (hint_id) has_id, hint_id, alike_have, both_have from pairs
      join alike using (has_id) where both_have >= ${LEAST_SHARE}::float * alike_have
      order by hint_id, both_have::float / alike_have desc, both_have desc, has_id)
    select best.has_id, a.title as has_title, best.hint_id, b.title as hint_title, best.alike_have as similar,
      best.both_have as both
    from best
    join product a on a.id = best.has_id and ${visible(ctx.actor, 'a')} and a.deleted_at is null
    join product b on b.id = best.hint_id and ${visible(ctx.actor, 'b')} and b.deleted_at is null
    where not exists (select from cross_sell_dismissal d where d.workspace_id = ${workspaceId}
      and d.company_id = ${id} and d.product_id = best.hint_id)
    order by best.both_have::float / best.alike_have desc, best.both_have desc, best.hint_id
    limit ${SHOWN}`);
  return {
    items: rows.map(({ has_id, has_title, hint_id, hint_title, similar, both }) => ({
      has: { id: has_id, title: has_title },
      hint: { id: hint_id, title: hint_title },
      similar,
      both,
    })),
  };
}

/** One count for each of the products that are looked at, which stand in places from 1 on. */
function eachHas(count: (place: number) => RawBuilder<unknown>): RawBuilder<unknown> {
  const places = Array.from({ length: HAS_READ }, (_, at) => at + 1);
  return sql`array[${sql.join(places.map(count))}]`;
}

/** Who has both: the rows behind the count. */
export async function readCrossSellRows(
  ctx: ReadContext,
  { id, has, hint }: { id: string; has: string; hint: string },
) {
  await getRecord(ctx, company, id);
  const { workspaceId } = ctx.actor;
  const buys = (product: string) => sql`exists (select from order_product p
    where p.workspace_id = ${workspaceId} and p.company_id = c.id and p.product_id = ${product})`;
  return {
    items: await ctx.db.rows<{ id: string; title: string }>(sql`
      select c.id, c.title from company c
      where ${visible(ctx.actor, 'c')} and c.deleted_at is null and c.id <> ${id}
        and c.id in (select p.company_id from order_product p
          where p.workspace_id = ${workspaceId} and p.product_id = ${has})
        and ${buys(hint)}
      order by c.title_key, c.id limit ${ROWS_SHOWN}`),
  };
}
