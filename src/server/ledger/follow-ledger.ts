import { sql } from 'kysely';
import { beside } from '../beside-the-ledger.ts';
import type { Database, Db } from '../db/database.ts';
import type { Changes, Via } from './event.ts';

const writePlace = beside('progress', 'ledger_follower(seq)');

/** An event as those who follow the ledger read it. */
export interface LedgerEvent {
  seq: number;
  at: string;
  actor_id: string | null;
  via: Via;
  verb: string;
  record_type: string;
  record_id: string;
  command_id: string;
  undo_of: string | null;
  changes: Changes | null;
}

export interface Follower {
  workspaceId: string;
  /** Whose place in the ledger it is. */
  name: string;
}

const BATCH = 200;

/** From here on it follows; what was before is none of its business. */
export async function startFollowing(db: Db, { workspaceId, name }: Follower): Promise<number> {
  await db.rows(sql`
    insert into ledger_follower (workspace_id, name, seq)
    values (${workspaceId}, ${name}, (${headOf(workspaceId)}))
    on conflict do nothing`);
  const head = await db.first<{ seq: number }>(sql`select (${headOf(workspaceId)}) as seq`);
  return head!.seq;
}

function headOf(workspaceId: string) {
  return sql`select coalesce(max(seq), 0)::bigint from ledger_head where workspace_id = ${workspaceId}`;
}

/**
 * Reads on from the kept place, and keeps the new one when the work is done: what a killed process
 * was at is read again, so `work` must know what it has done.
 */
export async function followLedger(
  database: Database,
  { workspaceId, name }: Follower,
  work: (events: LedgerEvent[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const events = await database.read(workspaceId, (db) =>
      db.rows<LedgerEvent>(sql`
        select seq, at, actor_id, via, verb, record_type, record_id, command_id, undo_of, changes
        from ledger_event
        where workspace_id = ${workspaceId} and seq > (select f.seq from ledger_follower f
          where f.workspace_id = ${workspaceId} and f.name = ${name})
        order by seq limit ${BATCH}`),
    );
    if (events.length === 0) return;
    await work(events);
    await keepPlace(database, { workspaceId, name }, events.at(-1)!.seq);
  }
}

/** Nobody waits for what has happened: the place moves to the end. */
export async function skipToEnd(database: Database, follower: Follower): Promise<void> {
  const { workspaceId } = follower;
  const head = await database.read(workspaceId, (db) =>
    db.first<{ seq: number }>(sql`select (${headOf(workspaceId)}) as seq`),
  );
  await keepPlace(database, follower, head!.seq);
}

async function keepPlace(database: Database, { workspaceId, name }: Follower, seq: number) {
  await writePlace(database, workspaceId, (db) =>
    db.rows(sql`update ledger_follower set seq = ${seq}
      where workspace_id = ${workspaceId} and name = ${name} and seq < ${seq}`),
  );
}
