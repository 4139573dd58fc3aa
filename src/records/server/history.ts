import { sql } from 'kysely';
import { verbOf } from '#src/lib/ledger-verbs.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Changes, Via } from '#src/server/ledger/event.ts';
import { listMergedIn } from './merge/merged-into.ts';
import { getRecord } from './record-queries.ts';
import type { ToldDeclaration } from './record-type.ts';

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
  /** The record that it happened to, if that was put together with this one since. */
  of: { id: string; title: string } | null;
}

/** Notes in the ledger that the member opened a record: at most once an hour for each. */
export async function noteView(
  ctx: WriteContext,
  declaration: ToldDeclaration,
  { id, prompted }: { id: string; prompted: boolean },
): Promise<void> {
  const { row } = await getRecord(ctx, declaration, id);
  const verb = verbOf(declaration.type, 'viewed');
  const known = await ctx.db.first(sql`
    select seq from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = ${row.id} and verb = ${verb}
      and actor_id = ${ctx.actor.memberId} and at > ${ctx.now().toISOString()}::timestamptz - interval '1 hour'
    limit 1`);
  if (known) return;
  // who was led there by a reminder did not come by themselves
  const changes = prompted ? { changes: { prompted: [null, true] as [unknown, unknown] } } : {};
  ctx.emit({ verb, type: declaration.type, id: row.id, ...changes });
}

/** What happened to a record, newest first; for those who may see it. Looking at it is no change. */
export async function readHistory(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  request: { id: string; before?: number | undefined; limit: number },
): Promise<HistoryEvent[]> {
  const { row } = await getRecord(ctx, declaration, request.id);
  const merged = new Map(
    (await listMergedIn(ctx, declaration, row.id)).map((one) => [one.id, one] as const),
  );
  const ids = [row.id, ...merged.keys()];
  const events = await ctx.db.rows<HistoryEvent & { record_id: string }>(sql`
    select record_id, seq, at, occurred_at, actor_id, via, verb, command_id, undo_of, changes
    from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = any(${ids}::uuid[])
      and record_type = ${declaration.type} and verb <> ${`${declaration.type}.viewed`}
      and seq < ${request.before ?? Number.MAX_SAFE_INTEGER}
    order by seq desc limit ${request.limit}`);
  return events.map(({ record_id, ...event }) => ({ ...event, of: merged.get(record_id) ?? null }));
}
