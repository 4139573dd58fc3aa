import { sql } from 'kysely';
import type { Filter } from '#src/records/filter.ts';
import { filterSchema } from '#src/records/filter-schema.ts';
import { visible } from '#src/records/server/visible.ts';
import { readsOfList } from '../../fields-named.ts';
import type { Readers } from '../reader-type.ts';

interface Row {
  id: string;
  name: string;
  record_type: string;
  filter: string | null;
  sort: string | null;
  columns: string | null;
  group_by: string | null;
  is_segment: boolean;
  is_seen: boolean;
}

/** Saved views and segments: what they filter, sort, group by and show. */
export const viewReaders: Readers = {
  async find(ctx, { declarationOf }) {
    const rows = await ctx.db.rows<Row>(sql`
      select r.id, r.title as name, r.record_type, r.filter, r.sort, r.columns, r.group_by,
        coalesce(r.is_segment, false) as is_segment, ${visible(ctx.actor, 'r')} as is_seen
      from saved_view r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null order by r.id`);
    return rows.map((row) => ({
      kind: row.is_segment ? 'segment' : 'view',
      id: row.id,
      name: row.name,
      isSeen: row.is_seen,
      reads: readsOfList(declarationOf, row.record_type, {
        ...row,
        filter: readFilter(row.filter),
      }),
    }));
  },
};

function readFilter(text: string | null): Filter | null {
  if (!text) return null;
  try {
    const parsed = filterSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
