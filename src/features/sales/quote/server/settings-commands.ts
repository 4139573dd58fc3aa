import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { CommandTrace } from '#src/records/server/undo/trace-command.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { WriteContext } from '#src/server/context.ts';
import { drawAnew } from '#src/server/files/draw-anew.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import type { QuoteSettings } from '../quote-settings.ts';
import { lockQuoteSettings } from './settings/settings-queries.ts';

type Patch = Partial<QuoteSettings>;

const TYPE = 'quote_settings';
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
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return before;
  await ctx.db.rows(sql`
    insert into quote_settings (workspace_id, company_name, address, contact, tax_id, bank, logo_id,
      accent, language, valid_days, quote_prefix, order_prefix, texts)
    values (${ctx.actor.workspaceId}, ${after.company_name}, ${after.address}, ${after.contact},
      ${after.tax_id}, ${after.bank}, ${after.logo_id}, ${after.accent}, ${after.language},
      ${after.valid_days}, ${after.quote_prefix}, ${after.order_prefix},
      ${JSON.stringify(after.texts)}::jsonb)
    on conflict (workspace_id) do update set company_name = excluded.company_name,
      address = excluded.address, contact = excluded.contact, tax_id = excluded.tax_id,
      bank = excluded.bank, logo_id = excluded.logo_id, accent = excluded.accent,
      language = excluded.language, valid_days = excluded.valid_days,
      quote_prefix = excluded.quote_prefix, order_prefix = excluded.order_prefix,
      texts = excluded.texts`);
  // one row for a workspace, so its id is the workspace's
  const event = { verb: 'quote_settings.changed', type: TYPE, id: ctx.actor.workspaceId } as const;
  ctx.emit({ ...event, changes, ...(undoOf && { undoOf }) });
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

function changesBetween(before: QuoteSettings, after: QuoteSettings): Changes {
  const names = Object.keys(after) as (keyof QuoteSettings)[];
  return Object.fromEntries(
    names
      .filter((name) => !isSame(before[name], after[name]))
      .map((name) => [name, [before[name], after[name]]]),
  );
}

/** The settings go back to what they were, but for what was changed since. */
export const quoteSettingsUndo: SettingsUndo = new Map([
  [
    TYPE,
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

function whatFits(trace: CommandTrace, now: QuoteSettings): { patch: Patch; kept: string[] } {
  const fields = [...trace.fields].filter(([, { state }]) => state !== 'taken_back');
  const fits = fields.filter(
    ([name, { after, state }]) =>
      state === 'as_left' && isSame(now[name as keyof QuoteSettings], after),
  );
  return {
    patch: Object.fromEntries(fits.map(([name, { before }]) => [name, before])),
    kept: fields.filter((field) => !fits.includes(field)).map(([name]) => name),
  };
}
