import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Changes, Via } from '#src/server/ledger/event.ts';
import { isSame, updateRecords } from './record-commands.ts';
import { getRecord } from './record-queries.ts';
import type { RecordType, RecordTypes, Row } from './record-type.ts';
import { visible } from './visible.ts';

export interface HistoryEvent {
  seq: number;
  at: string;
  occurred_at: string;
  actor_id: string | null;
  via: Via;
  verb: string;
  command_id: string;
  undo_of: string | null;
  changes: Changes | null;
}

/** Notes in the ledger that the member opened a record: at most once an hour for each. */
export async function noteView(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  id: string,
): Promise<void> {
  const { row } = await getRecord(ctx, declaration, id);
  const verb = `${declaration.type}.viewed`;
  const known = await ctx.db.first(sql`
    select seq from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = ${row.id} and verb = ${verb}
      and actor_id = ${ctx.actor.memberId} and at > ${ctx.now().toISOString()}::timestamptz - interval '1 hour'
    limit 1`);
  if (!known) ctx.emit({ verb, type: declaration.type, id: row.id });
}

/** What happened to a record, newest first; for those who may see it. Looking at it is no change. */
export async function readHistory(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  request: { id: string; before?: number | undefined; limit: number },
): Promise<HistoryEvent[]> {
  const { row } = await getRecord(ctx, declaration, request.id);
  return ctx.db.rows<HistoryEvent>(sql`
    select seq, at, occurred_at, actor_id, via, verb, command_id, undo_of, changes
    from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = ${row.id}
      and verb <> ${`${declaration.type}.viewed`}
      and seq < ${request.before ?? Number.MAX_SAFE_INTEGER}
    order by seq desc limit ${request.limit}`);
}

interface CommandEvent {
  verb: string;
  record_type: string;
  record_id: string;
  changes: Changes | null;
}

export interface UndoResult {
  undone: string[];
  /** Records that somebody changed since in the same field; those fields stay as they are. */
  kept: { id: string; fields: string[] }[];
}

/** Takes a command back, whatever records it touched. What was changed since is kept, and said. */
export async function undoCommand(
  ctx: WriteContext,
  types: RecordTypes,
  commandId: string,
): Promise<UndoResult> {
  const events = await commandEvents(ctx, commandId);
  const result: UndoResult = { undone: [], kept: [] };
  for (const type of types.values()) {
    const ofType = events.filter((event) => event.record_type === type.declaration.type);
    if (ofType.length > 0) await undoOfType(ctx, type, { events: ofType, commandId, result });
  }
  if (result.undone.length === 0) {
    throw new AppError('conflict', 'Nothing is left of this to undo: it was changed since.', {
      reason: 'nothing_to_undo',
      kept: result.kept,
    });
  }
  return result;
}

async function commandEvents(ctx: WriteContext, commandId: string): Promise<CommandEvent[]> {
  const events = isId(commandId)
    ? await ctx.db.rows<CommandEvent & { actor_id: string | null }>(sql`
        select verb, record_type, record_id, changes, actor_id from ledger_event
        where workspace_id = ${ctx.actor.workspaceId} and command_id = ${commandId} order by seq`)
    : [];
  const isOwn = events[0]?.actor_id === ctx.actor.memberId;
  if (events.length === 0 || (!isOwn && ctx.actor.role === 'member')) {
    throw new AppError('not_found', 'There is no such action of yours to undo.');
  }
  return events;
}

async function undoOfType(
  ctx: WriteContext,
  type: RecordType,
  work: { events: CommandEvent[]; commandId: string; result: UndoResult },
): Promise<void> {
  const ids = [...new Set(work.events.map((event) => event.record_id))];
  const table = sql.table(type.declaration.type);
  const rows = await ctx.db.rows<Row>(
    sql`select r.* from ${table} r where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`,
  );
  const patches = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const { patch, kept } = patchBack(
      row,
      work.events.filter((event) => event.record_id === row.id),
    );
    if (kept.length > 0) work.result.kept.push({ id: row.id, fields: kept });
    if (Object.keys(patch).length > 0) patches.set(row.id, patch);
  }
  const undone = await updateRecords(
    ctx,
    type,
    [...patches].map(([id, patch]) => ({ id, patch })),
    { verb: 'undone', undoOf: work.commandId },
  );
  work.result.undone.push(...undone);

  function patchBack(row: Row, events: CommandEvent[]) {
    const created = events.some((event) => event.verb.endsWith('.created'));
    if (created) {
      return row.version === 1
        ? { patch: { deleted_at: ctx.now().toISOString() }, kept: [] }
        : { patch: {}, kept: ['*'] };
    }
    return revert(row, events);
  }
}

/** The earliest value of each field that the events changed, where the latest is still there. */
function revert(row: Row, events: CommandEvent[]) {
  const first = new Map<string, unknown>();
  const last = new Map<string, unknown>();
  for (const { changes } of events) {
    for (const [field, [before, after]] of Object.entries(changes ?? {})) {
      if (!first.has(field)) first.set(field, before);
      last.set(field, after);
    }
  }
  const patch: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [field, before] of first) {
    if (isSame(row[field] ?? null, last.get(field) ?? null)) patch[field] = before;
    else kept.push(field);
  }
  return { patch, kept };
}
