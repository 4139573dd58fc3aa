import { sql } from 'kysely';
import { isId } from '#src/lib/ids.ts';
import { matching } from '#src/records/server/record-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Expansion, findProperty } from '../../odata/parse-options.ts';
import { refuseOption } from '../../odata/refuse-option.ts';
import type { Value } from '../answer.ts';
import type { RecordTable } from './record-table.ts';
import { showRow } from './show-row.ts';

/** What the rows refer to by one navigation, by id: as far as the reader sees it. */
export async function readExpanded(
  ctx: ReadContext,
  { navigation, select }: Expansion,
  {
    rows,
    tables,
    members,
  }: {
    rows: readonly Row[];
    tables: ReadonlyMap<string, RecordTable>;
    members: ReadonlyMap<string, string>;
  },
): Promise<Map<string, Record<string, Value>>> {
  const target = tables.get(navigation.to);
  if (!target) throw refuseOption(`"${navigation.name}" cannot be expanded.`);
  const { declaration, entity } = target;
  const properties = select?.map((name) => findProperty(entity, name)) ?? entity.properties;
  const ids = [...new Set(rows.map((row) => row[navigation.by]))].filter(isId);
  if (ids.length === 0) return new Map();
  const found = await ctx.db.rows<Row>(sql`
    select ${selectList(declaration, ctx.actor)} from ${sql.table(declaration.type)} r
    where ${await matching(ctx, declaration, {})} and r.id = any(${ids}::uuid[])`);
  const refs = takeRefs(declaration, found);
  return new Map(
    found.map((row) => [row.id, showRow({ declaration, members, refs }, properties, row)]),
  );
}
