import { sql } from 'kysely';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Database, Db } from '#src/server/db/database.ts';
import { dayNumber, dayText } from '../../days/clock.ts';
import { REACH_DAYS } from '../../days/gather-days.ts';
import type { KnownRecord } from '../../log/known-record.ts';
import type { LedgerLine } from '../../log/ledger-line.ts';
import { readTraces } from '../../log/read-traces.ts';
import type { Records } from '../../log/records.ts';
import type { Trace } from '../../log/trace.ts';

const writeTraces = beside(
  'derived',
  ...['uptake_place', 'uptake_record', 'uptake_seen', 'uptake_member'],
);

const BATCH = 2000;
const DAY_MS = 86_400_000;

/**
 * Reads the next part of the ledger: what it says about people's work, and the place, are kept in one
 * transaction, so nothing is read twice. Gives whether there is more. Whoever comes while another reads
 * leaves it to them, or waits, if what they tell must not miss it.
 */
export function readOn(
  database: Database,
  workspaceId: string,
  { batch = BATCH, waits = false }: { batch?: number; waits?: boolean } = {},
): Promise<boolean> {
  return writeTraces(database, workspaceId, async (db) => {
    const place = await takePlace(db, workspaceId, waits);
    if (place === null) return false;
    const events = await db.rows<LedgerLine & { seq: number }>(sql`
      select seq, at, occurred_at, actor_id, via, verb, record_type, record_id, command_id, undo_of,
        changes, interaction_ms, keys
      from ledger_event where workspace_id = ${workspaceId} and seq > ${place}
      order by seq limit ${batch}`);
    if (events.length === 0) return false;
    const records = await loadRecords(db, workspaceId, events);
    const before = new Map(records);
    const traces = events.flatMap((event) => readTraces(records, event));
    await keepRecords(db, workspaceId, { records, before });
    await keepTraces(db, workspaceId, traces);
    await db.rows(sql`update uptake_place set seq = ${events.at(-1)!.seq}, read_at = now()
      where workspace_id = ${workspaceId}`);
    return events.length === batch;
  });
}

async function takePlace(db: Db, workspaceId: string, waits: boolean): Promise<number | null> {
  await db.rows(sql`insert into uptake_place (workspace_id, seq) values (${workspaceId}, 0)
    on conflict do nothing`);
  const place = await db.first<{ seq: number }>(sql`
    select seq from uptake_place where workspace_id = ${workspaceId}
    for update ${waits ? sql`` : sql`skip locked`}`);
  return place?.seq ?? null;
}

/** The records that the events name, and those that these hang on. */
async function loadRecords(
  db: Db,
  workspaceId: string,
  events: readonly LedgerLine[],
): Promise<Records> {
  const records: Records = new Map();
  let wanted = new Set(events.flatMap(idsIn));
  for (let step = 0; step < 4 && wanted.size > 0; step += 1) {
    const rows = await db.rows<{ id: string; known: KnownRecord }>(sql`
      select id, known from uptake_record
      where workspace_id = ${workspaceId} and id = any(${[...wanted]}::uuid[])`);
    for (const { id, known } of rows) records.set(id, known);
    const next = rows.flatMap(({ known }) => [
      ...[known.person_id, known.company_id, known.deal_id, known.case_id],
      ...(known.cases ?? []),
    ]);
    wanted = new Set(next.filter((id): id is string => id !== null && !records.has(id)));
  }
  return records;
}

function idsIn({ record_id, changes }: LedgerLine): string[] {
  const links = ['person_id', 'company_id', 'deal_id', 'case_id'].flatMap(
    (name) => changes?.[name] ?? [],
  );
  return [record_id, ...links.filter((id): id is string => typeof id === 'string')];
}

async function keepRecords(
  db: Db,
  workspaceId: string,
  { records, before }: { records: Records; before: Records },
): Promise<void> {
  const changed = [...records]
    .filter(([id, known]) => before.get(id) !== known)
    .map(([id, known]) => ({ id, known }));
  if (changed.length === 0) return;
  await db.rows(sql`
    insert into uptake_record (workspace_id, id, known)
    select ${workspaceId}, r.id, r.known
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r(id uuid, known jsonb)
    on conflict (workspace_id, id) do update set known = excluded.known`);
}

async function keepTraces(db: Db, workspaceId: string, traces: readonly Trace[]): Promise<void> {
  const days = new Map<string, { member_id: string; day: string; traces: Trace[] }>();
  const dirty = new Map<string, string>();
  for (const trace of traces) {
    const day = dayText(Math.floor(trace.at / DAY_MS));
    const key = `${trace.member_id} ${day}`;
    const kept = days.get(key) ?? { member_id: trace.member_id, day, traces: [] };
    kept.traces.push(trace);
    days.set(key, kept);
    const first = dirty.get(trace.member_id);
    if (first === undefined || day < first) dirty.set(trace.member_id, day);
  }
  if (days.size === 0) return;
  await db.rows(sql`
    insert into uptake_seen (workspace_id, member_id, day, traces)
    select ${workspaceId}, d.member_id, d.day, d.traces
    from jsonb_to_recordset(${JSON.stringify([...days.values()])}::jsonb)
      as d(member_id uuid, day date, traces jsonb)
    on conflict (workspace_id, member_id, day)
      do update set traces = uptake_seen.traces || excluded.traces`);
  // in the order in which days are matched, so that neither waits for the other
  const since = [...dirty].sort().map(([member_id, day]) => ({
    member_id,
    // a day more, for calendars that are ahead or behind
    day: dayText(dayNumber(day) - REACH_DAYS - 1),
  }));
  await db.rows(sql`
    insert into uptake_member as m (workspace_id, member_id, dirty_from)
    select ${workspaceId}, d.member_id, d.day
    from jsonb_to_recordset(${JSON.stringify(since)}::jsonb) as d(member_id uuid, day date)
    on conflict (workspace_id, member_id) do update
      set dirty_from = least(coalesce(m.dirty_from, excluded.dirty_from), excluded.dirty_from)`);
}
