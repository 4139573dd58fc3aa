import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';
import { type ExportRight, readExportRight } from './export-right-queries.ts';

export async function decideRight(
  ctx: WriteContext,
  { id, decided }: { id: string; decided: boolean | null },
): Promise<ExportRight> {
  const before = await readExportRight(ctx, id);
  if (before.decided === decided) return before;
  await ctx.db.rows(sql`
    update member m set may_export = ${decided}, version = version + 1
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${id}`);
  ctx.emit({
    verb: 'member.changed',
    type: 'member',
    id,
    changes: { may_export: [before.decided, decided] },
  });
  return readExportRight(ctx, id);
}
