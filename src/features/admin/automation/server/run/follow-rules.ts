import { sql } from 'kysely';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Database } from '#src/server/db/database.ts';
import { followLedger, type LedgerEvent, skipToEnd } from '#src/server/ledger/follow-ledger.ts';
import { answers } from '../../automation.ts';
import { FOLLOWER, type RuleRow, readActiveRules } from '../rule/rule-queries.ts';
import { type Running, runRule } from './run-rule.ts';

const writeUndone = beside('derived', 'automation_run(undone_at)');

/**
 * Reads the ledger on from where the rules have read it, and runs those that wait for what it tells.
 * May be killed anywhere: each run is noted together with what it did.
 */
export async function followRules(running: Running, workspaceId: string): Promise<void> {
  const { database } = running.machinery;
  const follower = { workspaceId, name: FOLLOWER };
  const begun = await database.read(workspaceId, (db) => readActiveRules(db, workspaceId));
  if (begun.length === 0) return skipToEnd(database, follower);
  await followLedger(database, follower, async (events) => {
    await noteUndone(database, workspaceId, events);
    const chains = await readChains(database, workspaceId, events);
    const rules = await database.read(workspaceId, (db) => readActiveRules(db, workspaceId));
    const paused = new Set<string>();
    for (const event of events) {
      const occasion = {
        key: `event:${event.seq}`,
        recordId: event.record_id,
        chain: chains.get(event.command_id) ?? [],
      };
      for (const rule of rules.filter((one) => waitsFor(one, event) && !paused.has(one.id))) {
        const outcome = await runRule(running, rule, { workspaceId, occasion });
        if (outcome === 'paused') paused.add(rule.id);
      }
    }
  });
}

function waitsFor(rule: RuleRow, event: LedgerEvent): boolean {
  return (
    event.record_type === rule.record_type &&
    event.seq > rule.since_seq &&
    answers(rule.definition, rule.record_type, event)
  );
}

/** The rules that led to an event, by the command that wrote it. */
async function readChains(database: Database, workspaceId: string, events: LedgerEvent[]) {
  const commands = events.filter(({ via }) => via === 'automation').map((one) => one.command_id);
  if (commands.length === 0) return new Map<string, string[]>();
  const rows = await database.read(workspaceId, (db) =>
    db.rows<{ command_id: string; chain: string[] }>(sql`
      select command_id, chain from automation_run
      where workspace_id = ${workspaceId} and command_id = any(${commands}::uuid[])`),
  );
  return new Map(rows.map(({ command_id, chain }) => [command_id, chain]));
}

/** A run that somebody took back, by whatever way. */
async function noteUndone(database: Database, workspaceId: string, events: LedgerEvent[]) {
  const taken = events.filter((event) => event.undo_of);
  if (taken.length === 0) return;
  await writeUndone(database, workspaceId, (db) =>
    db.rows(sql`
      update automation_run n set undone_at = u.at
      from unnest(${taken.map((event) => event.undo_of)}::uuid[],
        ${taken.map(({ at }) => at)}::timestamptz[]) as u (command_id, at)
      where n.workspace_id = ${workspaceId} and n.command_id = u.command_id and n.undone_at is null`),
  );
}
