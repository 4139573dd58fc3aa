import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { type KeptRow, type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import { requireManager } from '#src/server/auth/require-manager.ts';
import type { WriteContext } from '#src/server/context.ts';
import { learningWindow, type UptakeSetting } from '../setting.ts';
import { readSetting } from './setting-queries.ts';

export const settingTable: KeptTable<'uptake_setting'> = {
  name: 'uptake_setting',
  fields: ['started_on', 'team_starts', 'baseline', 'window_until'],
  mayChange: requireManager,
  async mayTakeBack(ctx, { fields }) {
    if (!fields.includes('window_until') || fields.includes('started_on')) return;
    requireAdministrator(ctx);
  },
  settle: keepWindow,
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

/** Whatever is said of the start: people who are learning learn until the day that they were told. */
async function keepWindow(
  ctx: WriteContext,
  before: KeptRow | undefined,
  after: KeptRow,
): Promise<KeptRow> {
  const isSameStart = before?.started_on === after.started_on && !after.deleted_at;
  if (isSameStart) return after;
  const today = utcDay(ctx.now());
  const told = learningWindow(await readSetting(ctx), today);
  if (!told?.open) return after;
  if (after.deleted_at || !after.started_on) {
    throw new AppError(
      'conflict',
      `People are learning until ${told.until}. Give another first day rather than none.`,
      { reason: 'learning_window' },
    );
  }
  const { started_on, window_until } = after as KeptRow & UptakeSetting;
  const next = learningWindow({ started_on, window_until }, today)!;
  return next.until < told.until ? { ...after, window_until: told.until } : after;
}
