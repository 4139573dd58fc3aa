import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { SavedRow } from '../record-type.ts';

interface Audience {
  id: string;
  visibility: string;
  owner_id: string | null;
}

/**
 * For `keepAudience` of what hangs on one other record: who sees that one sees this too, and nobody
 * else, whether or not the actor does. A trigger keeps it so when that one changes (migration 12).
 */
export async function followAudience(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  rows: SavedRow[],
): Promise<void> {
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.kind !== 'reference') continue;
    const hanging = rows.filter(({ after }) => after[name]);
    if (hanging.length === 0) continue;
    const ids = [...new Set(hanging.map(({ after }) => after[name] as string))];
    const found = await ctx.db.rows<Audience>(sql`
      select r.id, r.visibility, r.owner_id from ${sql.table(field.to)} r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.id = any(${ids}::uuid[])`);
    const known = new Map(found.map((one) => [one.id, one]));
    for (const { after } of hanging) {
      const record = known.get(after[name] as string);
      if (!record) continue; // refused by the check of references
      after.visibility = record.visibility;
      if (record.visibility !== 'workspace') after.owner_id = record.owner_id;
    }
  }
}
