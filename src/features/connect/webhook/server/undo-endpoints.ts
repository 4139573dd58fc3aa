import { sql } from 'kysely';
import { type OneBack, takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { WriteContext } from '#src/server/context.ts';
import { saveEndpoint, TOLD } from './webhook-commands.ts';
import type { EndpointRow } from './webhook-queries.ts';

/** Addresses are set back by administrators, and are told what whoever sets them back sees. */
export const webhooksUndo: SettingsUndo = new Map([
  [
    'webhook_endpoint',
    takeBackEach(async (ctx, one) => {
      requireAdministrator(ctx);
      return (await takeBack(ctx, one)) ? [] : ['url'];
    }),
  ],
]);

async function takeBack(ctx: WriteContext, { id, commandId, trace }: OneBack): Promise<boolean> {
  const row = await ctx.db.first<EndpointRow>(sql`select * from webhook_endpoint
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for update`);
  if (!row) return false;
  if (trace.isCreation) {
    if (row.deleted_at) return false;
    const gone = { state: 'off' as const, deleted_at: ctx.now().toISOString() };
    await saveEndpoint(ctx, row, gone, commandId);
    return true;
  }
  const told = [...trace.fields].filter(
    ([name, { state }]) => state === 'as_left' && (TOLD as readonly string[]).includes(name),
  );
  if (told.length === 0) return false;
  const patch = Object.fromEntries(told.map(([name, { before }]) => [name, before]));
  await saveEndpoint(ctx, row, { ...patch, responsible_id: ctx.actor.memberId }, commandId);
  return true;
}
