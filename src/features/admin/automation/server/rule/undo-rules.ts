import { sql } from 'kysely';
import { type OneBack, takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { WriteContext } from '#src/server/context.ts';
import { saveRule } from './rule-commands.ts';
import { isRehearsed, type RuleRow } from './rule-queries.ts';

/** Rules are set back by administrators, and act with the rights of whoever sets them back. */
export const rulesUndo: SettingsUndo = new Map([['automation_rule', takeBackEach(takeBack)]]);

async function takeBack(ctx: WriteContext, { id, commandId, trace }: OneBack): Promise<string[]> {
  requireAdministrator(ctx);
  const row = await ctx.db.first<RuleRow>(sql`select * from automation_rule
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for update`);
  if (!row) return ['name'];
  if (trace.isCreation) {
    if (row.deleted_at) return ['deleted_at'];
    await saveRule(ctx, row, { state: 'off', deleted_at: ctx.now().toISOString() }, commandId);
    return [];
  }
  const patch: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [name, { before, state }] of trace.fields) {
    if (state === 'as_left') patch[name] = before;
    else if (state === 'changed_since') kept.push(name);
  }
  if (Object.keys(patch).length === 0) return kept.length > 0 ? kept : ['name'];
  const after = { ...row, ...patch, responsible_id: ctx.actor.memberId } as RuleRow;
  // what was not rehearsed as it stands then stays off
  if (after.state === 'on' && !isRehearsed(after)) after.state = 'off';
  await saveRule(ctx, row, after, commandId);
  return kept;
}
