import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { readTraces, takeBackRecords } from '#src/records/server/undo/take-back.ts';
import { setSince, takeBackWhole } from '#src/records/server/undo/take-back-each.ts';
import type { CommandTrace } from '#src/records/server/undo/trace-command.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import {
  type Approval,
  type ApprovalPatch,
  lockApproval,
  noApproval,
  saveApproval,
} from '../approval-store.ts';
import { changeRule } from '../rule/rule-commands.ts';
import { isParty } from '../sight.ts';
import { withSight } from './answer-commands.ts';

/** Rules are set back; asking and answering is taken back together with what it did to its record. */
export function approvalUndo(types: RecordTypes): SettingsUndo {
  return new Map([
    ['approval_rule', takeBackWhole((ctx, back) => changeRule(ctx, { ...back, verb: 'undone' }))],
    ['approval', takeBackApprovals(types)],
  ]);
}

/** Nothing is taken back once it had an effect: the record, or the request, went on since. */
function takeBackApprovals(types: RecordTypes): TakeBackSettings {
  return async (ctx, { commandId, traces }) => {
    const undone: string[] = [];
    const kept: { id: string; fields: string[] }[] = [];
    const isOwn = await didItThemselves(ctx, commandId);
    const records = await readOthers(ctx, types, commandId);
    const ofRecords = await readTraces(ctx, { commandId, records });
    const moved = [...ofRecords].flatMap(([id, trace]) =>
      setSince(trace).length > 0 ? [{ id, fields: setSince(trace) }] : [],
    );
    for (const [id, trace] of traces) {
      const since = setSince(trace);
      const approval = await lockApproval(ctx, id);
      if (!isOwn) await requireSay(ctx, approval);
      if (since.length + moved.length > 0) {
        kept.push({ id, fields: since }, ...moved);
        continue;
      }
      const patch = patchOf(ctx, trace);
      await saveApproval(ctx, approval, { verb: 'undone', patch, undoOf: commandId });
      undone.push(id, ...(await takeBackRecord(ctx, types, { approval, commandId, records })));
    }
    return { undone, kept };
  };
}

async function didItThemselves({ db, actor }: WriteContext, commandId: string): Promise<boolean> {
  const own = await db.first(sql`
    select 1 from ledger_event
    where workspace_id = ${actor.workspaceId} and command_id = ${commandId}
      and actor_id = ${actor.memberId} limit 1`);
  return own !== undefined;
}

/** What somebody asked or answered is theirs; besides them only an administrator who has no part in it. */
async function requireSay(ctx: WriteContext, approval: Approval): Promise<void> {
  if (!(await isParty(ctx, approval))) throw noApproval();
  const { role, memberId } = ctx.actor;
  const isOwn = approval.requester_id === memberId || approval.owner_id === memberId;
  if (role === 'administrator' && !isOwn) return;
  throw new AppError(
    'forbidden',
    'Only whoever asked for this approval or answered it can take that back, or an administrator whose own it is not.',
    { reason: 'not_yours_to_undo' },
  );
}

/** A request that the command made is withdrawn by it, for the ledger knows it for good. */
function patchOf(ctx: WriteContext, { fields }: CommandTrace): ApprovalPatch {
  if (fields.get('status')?.before === null) {
    return { status: 'withdrawn', answered_at: ctx.now().toISOString() };
  }
  return Object.fromEntries([...fields].map(([name, { before }]) => [name, before]));
}

interface Touched {
  record_type: string;
  record_id: string;
}

async function readOthers(ctx: WriteContext, types: RecordTypes, commandId: string) {
  const touched = await ctx.db.rows<Touched>(sql`
    select distinct record_type, record_id from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and command_id = ${commandId}
      and verb not like '%.viewed'`);
  return touched.filter(({ record_type }) => types.has(record_type));
}

async function takeBackRecord(
  ctx: WriteContext,
  types: RecordTypes,
  given: { approval: Approval; commandId: string; records: Touched[] },
): Promise<string[]> {
  const { approval, commandId, records } = given;
  if (records.length === 0) return [];
  const { undone } = await takeBackRecords(withSight(ctx, approval), types, { commandId, records });
  return undone;
}
