import { sql } from 'kysely';
import type { Row } from '#src/records/server/record-type.ts';
import { selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import { rightsOn, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { fact } from '../fact.ts';

export interface FactSubject {
  type: 'person' | 'company';
  id: string;
}

/** What one must know of a person or company, in order, as far as the reader may see it. */
export async function readFacts(ctx: ReadContext, { type, id }: FactSubject): Promise<Row[]> {
  const rows = await ctx.db.rows<Row>(sql`
    select ${selectList(fact, ctx.actor)} from fact r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null
      and ${sql.ref(`r.${type}_id`)} = ${id}
    order by r.place, r.id`);
  takeRefs(fact, rows);
  for (const row of rows) row.can = rightsOn(ctx.actor, row);
  return rows;
}

/** Facts of the company that a person works for; none if the reader does not see it. */
export async function readCompanyFacts(ctx: ReadContext, personId: string): Promise<Row[]> {
  const company = await ctx.db.first<{ id: string }>(sql`
    select c.id from person p
    join company c on c.workspace_id = p.workspace_id and c.id = p.company_id
    where ${visible(ctx.actor, 'p')} and p.id = ${personId}
      and ${visible(ctx.actor, 'c')} and c.deleted_at is null`);
  return company ? readFacts(ctx, { type: 'company', id: company.id }) : [];
}
