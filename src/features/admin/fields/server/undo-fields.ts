import { sql } from 'kysely';
import { type OneBack, takeBackEach, whatFits } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import { administratorOnly } from '#src/server/auth/require-administrator.ts';
import type { WriteContext } from '#src/server/context.ts';
import { saveField } from './field-commands.ts';
import { lockFields, readField } from './field-queries.ts';
import { type Page, savePage } from './page-commands.ts';

/**
 * Fields and pages are set back by the administrators, pages also by managers whose decisions had
 * arranged them (which is looked at there); what was changed since stays.
 */
export const fieldsUndo: SettingsUndo = new Map([
  ['custom_field', eachOf(takeBackField, isAdministrator)],
  [
    'record_page',
    eachOf(
      takeBackPage,
      async (ctx, commandId) =>
        (await isAdministrator(ctx)) || (await arrangedByDecision(ctx, commandId)),
    ),
  ],
]);

async function isAdministrator({ actor }: WriteContext): Promise<boolean> {
  return actor.role === 'administrator';
}

async function arrangedByDecision(ctx: WriteContext, commandId: string): Promise<boolean> {
  if (ctx.actor.role === 'member') return false;
  const event = await ctx.db.first(sql`
    select 1 from ledger_event e where e.workspace_id = ${ctx.actor.workspaceId}
      and e.command_id = ${commandId} and e.record_type = 'decision_basis' limit 1`);
  return event !== undefined;
}

function eachOf(
  takeBack: (ctx: WriteContext, one: OneBack) => Promise<string[]>,
  may: (ctx: WriteContext, commandId: string) => Promise<boolean>,
): TakeBackSettings {
  return async (ctx, work) => {
    if (!(await may(ctx, work.commandId))) throw administratorOnly();
    await lockFields(ctx);
    return takeBackEach(takeBack)(ctx, work);
  };
}

/** A field that the command added is put away, for records may hold values in it by now. */
async function takeBackField(ctx: WriteContext, { id, commandId, trace }: OneBack) {
  const row = await readField(ctx, id);
  if (trace.isCreation) {
    if (row.archived_at) return ['archived_at'];
    await saveField(ctx, row, { archived_at: ctx.now().toISOString() }, commandId);
    return [];
  }
  const { patch, kept } = whatFits(trace, row);
  if (Object.keys(patch).length > 0) await saveField(ctx, row, patch, commandId);
  return kept;
}

async function takeBackPage(ctx: WriteContext, { id, commandId, trace }: OneBack) {
  const page = await ctx.db.first<Page>(sql`
    select p.* from record_page p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.id = ${id}`);
  if (!page) return ['sections'];
  const { patch, kept } = whatFits(trace, page);
  if (Object.keys(patch).length > 0) await savePage(ctx, { ...page, ...patch }, commandId);
  return kept;
}
