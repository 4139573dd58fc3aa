import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { whatFits } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { WriteContext } from '#src/server/context.ts';
import { drawAnew } from '#src/server/files/draw-anew.ts';
import { NO_SETTINGS, type QuoteSettings } from '../quote-settings.ts';
import { lockQuoteSettings } from './settings/settings-queries.ts';

type Patch = Partial<QuoteSettings>;

const TABLE = {
  ...({ name: 'quote_settings', key: 'workspace_id', hasVersion: false } as const),
  fields: Object.keys(NO_SETTINGS),
};
/** Drawn at most 48 mm wide on paper, so this is sharp in print. */
const LOGO = { width: 900, height: 300, as: 'png' } as const;

/** Changes what quotes say of the workspace; those that were sent stay as they are. */
export async function updateQuoteSettings(
  ctx: WriteContext,
  patch: Patch,
  undoOf?: string,
): Promise<QuoteSettings> {
  const before = await lockQuoteSettings(ctx);
  const after: QuoteSettings = { ...before, ...patch };
  // one row for a workspace, so its id is the workspace's
  const id = ctx.actor.workspaceId;
  await saveRow(ctx, TABLE, { id, before, after, verb: 'changed', undoOf });
  return after;
}

/** Draws the picture anew as a PNG, so that what stands on quotes is a picture and nothing else. */
export async function drawLogo(bytes: Uint8Array): Promise<Buffer> {
  const png = await drawAnew(bytes, LOGO);
  if (png) return png;
  throw new AppError(
    'invalid',
    'This is no picture that can be printed. Choose a PNG, JPEG or WebP file.',
    { reason: 'no_picture' },
  );
}

export async function setLogo(ctx: WriteContext, png: Buffer): Promise<QuoteSettings> {
  const id = newId();
  await ctx.db.rows(sql`
    insert into quote_logo (workspace_id, id, png) values (${ctx.actor.workspaceId}, ${id}, ${png})`);
  return updateQuoteSettings(ctx, { logo_id: id });
}

/** The settings go back to what they were, but for what was changed since. */
export const quoteSettingsUndo: SettingsUndo = new Map([
  [
    TABLE.name,
    async (ctx, { commandId, traces }) => {
      requireAdministrator(ctx);
      const [id, trace] = [...traces][0]!;
      const now = await lockQuoteSettings(ctx);
      const { patch, kept } = whatFits(trace, now);
      await updateQuoteSettings(ctx, patch, commandId);
      const isUndone = Object.keys(patch).length > 0;
      return { undone: isUndone ? [id] : [], kept: kept.length > 0 ? [{ id, fields: kept }] : [] };
    },
  ],
]);
