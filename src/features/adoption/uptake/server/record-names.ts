import { sql } from 'kysely';
import type { RecordRef } from '#src/features/adoption/measure/gift.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

interface RecordName {
  type: string;
  id: string;
  title: string;
  kind: string | null;
  owner_id: string | null;
  owner: string | null;
}

const KINDS: Record<string, boolean> = {
  ...{ activity: true, task: true, person: false, company: false, deal: false },
  ...{ service_case: false, quote: false, sales_order: false },
};

/** Titles of records by id, of those that the actor may see and that are not in the bin. */
export async function readNames(
  ctx: ReadContext,
  refs: readonly RecordRef[],
): Promise<Map<string, RecordName>> {
  const parts = Object.keys(KINDS)
    .filter((type) => refs.some((ref) => ref.type === type))
    .map((type) => {
      const ids = [...new Set(refs.filter((ref) => ref.type === type).map(({ id }) => id))];
      const kind = KINDS[type] ? sql`r.kind` : sql`null::text`;
      return sql`select ${sql.lit(type)} as type, r.id, r.title, ${kind} as kind, r.owner_id, m.name as owner
        from ${sql.table(type)} r
        left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id
        where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.id = any(${ids}::uuid[])`;
    });
  if (parts.length === 0) return new Map();
  const rows = await ctx.db.rows<RecordName>(sql.join(parts, sql` union all `));
  return new Map(rows.map((row) => [row.id, row]));
}
