import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { WriteContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import { type Matching, matching, orderOf } from '../record-queries.ts';
import type { Row } from '../record-type.ts';
import { type Refs, selectList, takeRefs } from '../table/record-columns.ts';

const BATCH = 500;

/**
 * All rows that are meant and may be seen, as they are at one moment, a batch at a time: memory stays
 * the same however many there are. Inside a command, for only a transaction has a cursor.
 */
export async function* readAll(
  ctx: WriteContext,
  given: RecordDeclaration,
  request: Matching & { sort?: string | undefined },
): AsyncGenerator<{ items: Row[]; refs: Refs }> {
  const declaration = await declarationOf(ctx, given);
  const where = await matching(ctx, declaration, request);
  const { by } = await orderOf(ctx, declaration, request.sort);
  await ctx.db.rows(sql`
    declare all_rows no scroll cursor for
    select ${selectList(declaration, ctx.actor)}
    from ${sql.table(declaration.type)} r where ${where} order by ${by}`);
  for (;;) {
    const items = await ctx.db.rows<Row>(sql`fetch ${sql.lit(BATCH)} from all_rows`);
    if (items.length === 0) break;
    yield { items, refs: takeRefs(declaration, items) };
  }
  await ctx.db.rows(sql`close all_rows`);
}
