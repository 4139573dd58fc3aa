import { sql } from 'kysely';
import { takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import { ADDRESS_FIELDS, type AddressFacts, saveFacts } from './address-commands.ts';

/** A bounce or a confirmation is taken back unless more has been heard of the address since. */
export const addressesUndo: SettingsUndo = new Map([
  [
    'mail_address',
    takeBackEach(async (ctx, { id, commandId, trace }) => {
      const row = await ctx.db.first<AddressFacts & { id: string }>(sql`
        select id, bounce, bounced_on::text, reason, soft_bounces, confirmed_on::text
        from mail_address where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for update`);
      const fields = ADDRESS_FIELDS.filter((name) => trace.fields.has(name));
      if (!row || fields.some((name) => !isSame(row[name], trace.fields.get(name)!.after))) {
        return fields;
      }
      const before = Object.fromEntries(
        fields.map((name) => [name, trace.fields.get(name)!.before]),
      );
      await saveFacts(ctx, row, { ...row, ...before }, { undoOf: commandId });
      return [];
    }),
  ],
]);
