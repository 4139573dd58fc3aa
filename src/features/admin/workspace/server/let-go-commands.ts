import { type RawBuilder, sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { takeBackRecords } from '#src/records/server/undo/take-back.ts';
import { MOST_AT_ONCE } from '#src/records/server/undo/undo-command.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { visible } from '#src/records/server/visible.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { bringBackAccess } from './end-access-commands.ts';
import { type MemberPatch, updateMember } from './workspace-commands.ts';

/** What waits for its owner, by type, and when it does. */
const OPEN_WORK: Record<'deal' | 'task' | 'service_case', RawBuilder<unknown>> = {
  deal: sql`r.status = 'open'`,
  task: sql`r.done_at is null`,
  service_case: sql`r.status in ('new', 'open', 'waiting')`,
};
type WorkType = keyof typeof OPEN_WORK;
const WORK_TYPES = Object.keys(OPEN_WORK) as WorkType[];

/** How much open work a member has, as far as the actor sees it. */
export async function countOpenWork(
  ctx: ReadContext,
  memberId: string,
): Promise<Record<WorkType, number>> {
  const counts = WORK_TYPES.map(
    (type) => sql`(select count(*)::integer ${openWork(ctx, type, memberId)}) as ${sql.ref(type)}`,
  );
  const row = await ctx.db.first<Record<WorkType, number>>(sql`select ${sql.join(counts)}`);
  return row!;
}

function openWork(ctx: ReadContext, type: WorkType, memberId: string): RawBuilder<unknown> {
  return sql`from ${sql.table(type)} r
    where ${visible(ctx.actor, 'r')} and r.owner_id = ${memberId} and r.deleted_at is null
      and ${OPEN_WORK[type]}`;
}

/** A member may no longer sign in; what they have open goes to a colleague, if one is named. */
export async function letMemberGo(
  ctx: WriteContext,
  types: RecordTypes,
  { id, handTo }: { id: string; handTo: string | null },
): Promise<void> {
  if (handTo === id) {
    throw new AppError('invalid', 'Nobody takes over from themselves. Choose somebody else.', {
      reason: 'own_substitute',
    });
  }
  await updateMember(ctx, types, { id, patch: { active: false } });
  if (!handTo) return;
  for (const type of WORK_TYPES) {
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select r.id ${openWork(ctx, type, id)} order by r.id limit ${MOST_AT_ONCE}`);
    if (rows.length === MOST_AT_ONCE) throw tooMuch();
    if (rows.length === 0) continue;
    const patches = rows.map((row) => ({ id: row.id, patch: { owner_id: handTo } }));
    await updateRecords(ctx, types.get(type)!, patches);
  }
}

function tooMuch(): AppError {
  return new AppError(
    'conflict',
    `They have more than ${MOST_AT_ONCE} open. Hand these over in the list first, then let them go.`,
    { reason: 'too_large_here' },
  );
}

/** Whom an administrator let go comes back, and with them what was handed over and what was ended. */
export function membersUndo(types: RecordTypes): SettingsUndo {
  return new Map([
    [
      'member',
      async (ctx, { commandId, traces }) => {
        requireAdministrator(ctx);
        const undone: string[] = [];
        const kept: { id: string; fields: string[] }[] = [];
        for (const [id, { isCreation, fields }] of traces) {
          const back = [...fields].filter(([, { state }]) => state === 'as_left');
          const isBack = !isCreation && back.length === fields.size && back.length > 0;
          if (!isBack) {
            kept.push({ id, fields: [...fields.keys()] });
            continue;
          }
          const patch = Object.fromEntries(back.map(([name, { before }]) => [name, before]));
          await updateMember(ctx, types, { id, patch: patch as MemberPatch, undoOf: commandId });
          if (patch.active === true) await bringBackAccess(ctx, { id, commandId });
          undone.push(id);
        }
        if (undone.length === 0) return { undone, kept };
        const records = await readHandedOver(ctx, commandId);
        const found = await takeBackRecords(ctx, types, { commandId, records });
        return {
          undone: [...undone, ...found.undone],
          kept: [...kept, ...found.kept, ...found.unseen],
        };
      },
    ],
  ]);
}

function readHandedOver(ctx: ReadContext, commandId: string) {
  return ctx.db.rows<{ record_type: string; record_id: string }>(sql`
    select distinct e.record_type, e.record_id from ledger_event e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.command_id = ${commandId}
      and e.record_type = any(${WORK_TYPES}::text[])`);
}
