import { sql } from 'kysely';
import { takeBackWhole } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Machinery } from '#src/server/run-command.ts';
import { requireOwnEverywhere } from './who-may-keep.ts';

/** How many are kept of those made each day; null: none is made by itself. One for the installation. */
export async function readPlan({ database }: Machinery): Promise<number | null> {
  const plan = await database.read(null, (db) =>
    db.first<{ daily: number | null }>(sql`select daily from directory.backup_plan`),
  );
  return plan?.daily ?? null;
}

interface Planning {
  daily: number | null;
  verb?: 'changed' | 'undone';
  undoOf?: string;
}

export async function setPlan(
  machinery: Machinery,
  ctx: WriteContext,
  { daily, verb = 'changed', undoOf }: Planning,
): Promise<void> {
  await requireOwnEverywhere(machinery, ctx.actor);
  const before = await ctx.db.first<{ id: string; daily: number | null }>(
    sql`select id, daily from directory.backup_plan for update`,
  );
  if (!before || before.daily === daily) return;
  await ctx.db.rows(sql`update directory.backup_plan set daily = ${daily}`);
  ctx.emit({
    ...{ verb: `backup_plan.${verb}`, type: 'backup_plan', id: before.id },
    changes: { daily: [before.daily, daily] },
    ...(undoOf && { undoOf }),
  });
}

export function planUndo(machinery: Machinery): SettingsUndo {
  return new Map([
    [
      'backup_plan',
      takeBackWhole((ctx, { patch, undoOf }) =>
        setPlan(machinery, ctx, {
          ...{ daily: (patch.daily ?? null) as number | null, verb: 'undone', undoOf },
        }),
      ),
    ],
  ]);
}
