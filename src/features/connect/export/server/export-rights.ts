import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type ExportRight, readExportRight } from './export-right-queries.ts';

const TABLE = { name: 'member', fields: ['may_export'] } as const;

export async function decideRight(
  ctx: WriteContext,
  { id, decided }: { id: string; decided: boolean | null },
): Promise<ExportRight> {
  const before = await readExportRight(ctx, id);
  await saveRow(ctx, TABLE, {
    id,
    before: { may_export: before.decided },
    after: { may_export: decided },
    verb: 'changed',
  });
  return readExportRight(ctx, id);
}
