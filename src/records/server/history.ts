import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Changes, Via } from '#src/server/ledger/event.ts';
import { getRecord } from './record-queries.ts';

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
