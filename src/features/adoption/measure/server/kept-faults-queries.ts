import type { Client } from 'pg';
import { ROW_TYPES } from '#src/server/db/database.ts';
import { clockOf, dayText } from '../days/clock.ts';
import { gatherDays } from '../days/gather-days.ts';
import type { LedgerLine } from '../log/ledger-line.ts';
import { readTraces } from '../log/read-traces.ts';
import type { Records } from '../log/records.ts';
import type { Trace } from '../log/trace.ts';

const PART = 20_000;

/** Days of members whose kept traces are not what the ledger gives, as far as it has been read. */
export async function findKeptFaults(client: Client, workspaceId: string): Promise<string[]> {
  const traces = await readAll(client, workspaceId);
  const settled = await rows<{ member_id: string; name: string; time_zone: string }>(
    client,
    `select u.member_id, m.name, m.time_zone from uptake_member u
     join member m on m.workspace_id = u.workspace_id and m.id = u.member_id
     where u.workspace_id = $1 and u.dirty_from is null and u.time_zone = m.time_zone`,
    [workspaceId],
  );
  const faults: string[] = [];
  for (const { member_id, name, time_zone } of settled) {
    const days = gatherDays(traces.get(member_id) ?? [], clockOf(time_zone));
    const kept = await rows<{ day: string; trace: unknown }>(
      client,
      'select day, trace from uptake_day where workspace_id = $1 and member_id = $2',
      [workspaceId, member_id],
    );
    const told = new Map([...days].map(([day, trace]) => [dayText(day), inOneOrder(trace)]));
    for (const { day, trace } of kept) {
      if (told.get(day) !== inOneOrder(trace)) faults.push(`${name}, ${day}`);
      told.delete(day);
    }
    faults.push(...[...told.keys()].map((day) => `${name}, ${day}`));
  }
  return faults;
}

async function readAll(client: Client, workspaceId: string): Promise<Map<string, Trace[]>> {
  const records: Records = new Map();
  const traces = new Map<string, Trace[]>();
  for (let seq = 0; ; ) {
    const events = await rows<LedgerLine & { seq: number }>(
      client,
      `select seq, at, occurred_at, actor_id, via, verb, record_type, record_id, command_id, undo_of,
         changes, interaction_ms, keys
       from ledger_event where workspace_id = $1 and seq > $2
         and seq <= (select seq from uptake_place where workspace_id = $1)
       order by seq limit ${PART}`,
      [workspaceId, seq],
    );
    for (const trace of events.flatMap((event) => readTraces(records, event))) {
      const list = traces.get(trace.member_id);
      if (list) list.push(trace);
      else traces.set(trace.member_id, [trace]);
    }
    if (events.length < PART) return traces;
    seq = events.at(-1)!.seq;
  }
}

async function rows<Row>(client: Client, text: string, values: unknown[]): Promise<Row[]> {
  return (await client.query({ text, values, types: ROW_TYPES })).rows as Row[];
}

/** JSON does not keep the order of its names in the database. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
