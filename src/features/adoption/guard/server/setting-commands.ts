import type { WriteContext } from '#src/server/context.ts';
import type { UptakeSetting } from '../setting.ts';
import { type KeptTable, keepRow, requireManager } from './kept-row-commands.ts';

export const settingTable: KeptTable = {
  name: 'uptake_setting',
  fields: ['started_on', 'team_starts', 'baseline', 'window_until'],
  mayChange: requireManager,
};

const NOTHING = { started_on: null, team_starts: {}, baseline: null, window_until: null };

/** Writes what is given; a setting that was taken back begins anew. */
export async function keepSetting(
  ctx: WriteContext,
  before: UptakeSetting,
  values: Record<string, unknown>,
): Promise<void> {
  const isNew = before.version === 0;
  await keepRow(ctx, settingTable, {
    id: before.id,
    verb: isNew ? 'created' : 'changed',
    values: { ...(isNew && NOTHING), ...values, deleted_at: null },
  });
}
