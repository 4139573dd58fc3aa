import { sql } from 'kysely';
import { binRecords, isSame, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType, RecordTypes, Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import { runCommand } from '#src/server/run-command.ts';
import type { ImportRecord } from '../store/import-record.ts';
import { type Desk, holdImport } from './job-desk.ts';

/** Events of the ledger looked at in one transaction. */
const BATCH = 1000;

interface WrittenEvent {
  record_type: string;
  record_id: string;
  is_creation: boolean;
  changes: Changes | null;
}

/**
 * Takes back what an import wrote, the last first: what it made goes to the bin, what it changed
 * becomes what it was. What somebody changed or used since stays, and is counted.
 */
export async function undoImport(desk: Desk, record: ImportRecord): Promise<void> {
  const { machinery, actor } = desk;
  const span = await machinery.database.read(actor.workspaceId, (db) =>
    db.first<{ first: number | null; last: number | null }>(sql`
      select min(seq) as first, max(seq) as last from ledger_event
      where workspace_id = current_workspace() and command_id = ${record.command_id}`),
  );
  const first = span?.first ?? 0;
  const last = span?.last ?? -1;
  const kept = new Set<string>();
  for (let to = (record.undone_from ?? last + 1) - 1; to >= first; to -= BATCH) {
    desk.checkSignal();
    await undoSpan(desk, record, {
      from: Math.max(first, to - BATCH + 1),
      to,
      span: { first, last },
      kept,
    });
    desk.tell();
  }
  await runCommand(machinery, actor, async (ctx) => {
    await holdImport(ctx.db, desk, { status: 'undoing' });
    await ctx.db.rows(sql`
      update import i set status = 'undone', progress = 1
      where i.workspace_id = current_workspace() and i.id = ${record.id}`);
    ctx.emit({ verb: 'import.taken_back', type: 'import', id: record.id });
  });
}

interface Span {
  from: number;
  to: number;
  span: { first: number; last: number };
  /** Records that stay, seen so far. */
  kept: Set<string>;
}

async function undoSpan(desk: Desk, record: ImportRecord, part: Span): Promise<void> {
  const { machinery } = desk;
  // whoever brought a list in may take it back, also what they made for colleagues
  const actor =
    desk.actor.role === 'member' ? { ...desk.actor, role: 'manager' as const } : desk.actor;
  await runCommand(
    machinery,
    actor,
    async (ctx) => {
      const events = await ctx.db.rows<WrittenEvent>(sql`
        select record_type, record_id, verb like '%.created' as is_creation, changes
        from ledger_event
        where workspace_id = current_workspace() and seq between ${part.from} and ${part.to}
          and command_id = ${record.command_id} order by seq desc`);
      const before = part.kept.size;
      // people before the companies that they refer to
      for (const name of ['person', 'company']) {
        const ofType = events.filter((event) => event.record_type === name);
        const work = { types: desk.types, commandId: record.command_id, kept: part.kept };
        if (ofType.length > 0)
          await undoOfType(ctx, desk.types.get(name)!, { ...work, events: ofType });
      }
      return part.kept.size - before;
    },
    {
      wrap: async (db, run) => {
        await holdImport(db, desk, { status: 'undoing' });
        const kept = await run();
        const { first, last } = part.span;
        const progress = (last - part.from + 1) / (last - first + 1);
        await db.rows(sql`
          update import i set undone_from = ${part.from}, progress = ${progress},
            kept = i.kept + ${kept}, updated_at = now()
          where i.workspace_id = current_workspace() and i.id = ${record.id}`);
        return kept;
      },
    },
  );
}

interface Undoing {
  types: RecordTypes;
  events: WrittenEvent[];
  commandId: string;
  kept: Set<string>;
}

async function undoOfType(ctx: WriteContext, type: RecordType, undoing: Undoing): Promise<void> {
  const { events, commandId, kept } = undoing;
  const ids = [...new Set(events.map(({ record_id }) => record_id))];
  const stored = await ctx.db.rows<Row>(sql`
    select r.* from ${sql.table(type.declaration.type)} r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[]) and r.deleted_at is null`);
  const rows = new Map(stored.map((row) => [row.id, row]));
  const made = await madeByImport(ctx, commandId, ids);
  const touched = await touchedSince(ctx, type, { ids: [...made], undoing });
  const toBin = new Set<string>();
  const patches = new Map<string, Record<string, unknown>>();
  for (const { record_id: id, is_creation, changes } of events) {
    const row = rows.get(id);
    if (!row) continue;
    if (made.has(id)) {
      // what the import did to its own record goes with the record
      if (is_creation) (touched.has(id) ? kept : toBin).add(id);
      continue;
    }
    const { patch, isKept } = takeBack({ ...row, ...patches.get(id) }, changes ?? {});
    if (isKept) kept.add(id);
    patches.set(id, { ...patches.get(id), ...patch });
  }
  await binRecords(ctx, type, [...toBin], { undoOf: commandId });
  const given = [...patches].map(([id, patch]) => ({ id, patch }));
  await updateRecords(ctx, type, given, { undoOf: commandId, verb: 'undone' });
}

/** The fields that are still as the import left them, as they were before. */
function takeBack(row: Record<string, unknown>, changes: Changes) {
  const patch: Record<string, unknown> = {};
  let isKept = false;
  for (const [field, [before, after]] of Object.entries(changes)) {
    if (isSame(row[field] ?? null, after ?? null)) patch[field] = before;
    else isKept = true;
  }
  return { patch, isKept };
}

async function madeByImport(ctx: WriteContext, commandId: string, ids: string[]) {
  const rows = await ctx.db.rows<{ record_id: string }>(sql`
    select e.record_id from ledger_event e
    where e.workspace_id = current_workspace() and e.record_id = any(${ids}::uuid[])
      and e.command_id = ${commandId} and e.verb like '%.created'`);
  return new Set(rows.map(({ record_id }) => record_id));
}

/** Records that anybody changed since, or that something living refers to. */
async function touchedSince(
  ctx: WriteContext,
  { declaration }: RecordType,
  { ids, undoing }: { ids: string[]; undoing: Undoing },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const changed = await ctx.db.rows<{ id: string }>(sql`
    select distinct e.record_id as id from ledger_event e
    where e.workspace_id = current_workspace() and e.record_id = any(${ids}::uuid[])
      and e.command_id <> ${undoing.commandId}
      and e.undo_of is distinct from ${undoing.commandId}::uuid and e.verb not like '%.viewed'`);
  const touched = new Set(changed.map(({ id }) => id));
  for (const other of undoing.types.values()) {
    for (const [name, field] of Object.entries(other.declaration.fields)) {
      if (field.kind !== 'reference' || field.to !== declaration.type) continue;
      const column = sql.ref(`r.${name}`);
      // also what this actor may not see keeps a record in use
      const used = await ctx.db.rows<{ id: string }>(sql`
        select distinct ${column} as id from ${sql.table(other.declaration.type)} r
        where r.workspace_id = current_workspace() and ${column} = any(${ids}::uuid[])
          and r.deleted_at is null`);
      for (const { id } of used) touched.add(id);
    }
  }
  return touched;
}
