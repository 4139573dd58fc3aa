import { sql } from 'kysely';
import { attempt } from '#src/server/attempt.ts';
import type { WriteContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import { updateRecords } from '../record-commands.ts';
import type { RecordType, RecordTypes, Row } from '../record-type.ts';
import { lockRows } from '../table/record-rows.ts';
import { decideUndo } from './decide-undo.ts';
import { findInUse } from './find-in-use.ts';
import { saveWhatFits } from './save-what-fits.ts';
import { type CommandTrace, type RecordEvent, traceCommand } from './trace-command.ts';

export interface TakeBack {
  commandId: string;
  /** The records to look at: all that the command touched, or a part of them. */
  records: { record_type: string; record_id: string }[];
}

export interface UndoResult {
  undone: string[];
  /**
   * Records of which something stays: the fields that were changed since, `deleted_at` if it was
   * binned or restored since. No fields: something else refers to it, so it is not binned.
   */
  kept: { id: string; fields: string[] }[];
  /** Records that the actor does not see, or that are gone; nothing of them was touched. */
  unseen: { id: string; fields: string[] }[];
}

/**
 * Takes back what a command did to records, except what was changed since. The caller has seen to it
 * that the actor may take the command back; only records that they see are touched.
 */
export async function takeBackRecords(
  ctx: WriteContext,
  types: RecordTypes,
  work: TakeBack,
): Promise<UndoResult> {
  const idsByType = new Map<string, string[]>();
  for (const { record_type, record_id } of work.records) {
    const ids = idsByType.get(record_type);
    if (ids) ids.push(record_id);
    else idsByType.set(record_type, [record_id]);
  }
  const seen = new Map<string, { type: RecordType; row: Row }>();
  for (const type of types.values()) {
    const ids = idsByType.get(type.declaration.type);
    if (!ids) continue;
    const declaration = await declarationOf(ctx, type.declaration);
    const rows = await lockRows(ctx, declaration, { ids, isPermitted: false });
    for (const [id, row] of rows) seen.set(id, { type, row });
  }
  // behind the locks, so that nothing can happen to the records between the look and the change
  let traces = await readTraces(ctx, work);
  if (await lockRelinked(ctx, types, { work, traces, seen })) traces = await readTraces(ctx, work);
  const plan = new Plan();
  for (const [id, trace] of traces) {
    const known = seen.get(id);
    if (known) plan.add(known.type, known.row, trace);
    else plan.unseen.push({ id, fields: fieldsOf(trace) });
  }
  return carryOut(ctx, types, { plan, commandId: work.commandId });
}

/** What came along with a record that went into another goes back with it, whoever sees it. */
async function lockRelinked(
  ctx: WriteContext,
  types: RecordTypes,
  { work, traces, seen }: Pick<Relinked, 'work' | 'traces' | 'seen'>,
): Promise<boolean> {
  const hidden = work.records.filter(
    ({ record_id }) => traces.get(record_id)?.isRelinked && !seen.has(record_id),
  );
  for (const type of types.values()) {
    const ids = hidden
      .filter(({ record_type }) => record_type === type.declaration.type)
      .map(({ record_id }) => record_id);
    if (ids.length === 0) continue;
    const declaration = await declarationOf(ctx, type.declaration);
    const rows = await lockRows(ctx, declaration, { ids, isPermitted: true });
    for (const [id, row] of rows) seen.set(id, { type, row });
  }
  return hidden.length > 0;
}

interface Relinked {
  work: TakeBack;
  traces: Map<string, CommandTrace>;
  seen: Map<string, { type: RecordType; row: Row }>;
}

/** What became of each of the records, or settings, that a command touched. */
export async function readTraces(
  ctx: WriteContext,
  work: TakeBack,
): Promise<Map<string, CommandTrace>> {
  const ids = work.records.map(({ record_id }) => record_id);
  const events = await ctx.db.rows<RecordEvent & { record_id: string }>(sql`
    select record_id, seq, verb, command_id, undo_of, changes from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = any(${ids}::uuid[])
      and verb not like '%.viewed'
    order by seq`);
  const byRecord = new Map<string, RecordEvent[]>();
  for (const event of events) {
    const known = byRecord.get(event.record_id);
    if (known) known.push(event);
    else byRecord.set(event.record_id, [event]);
  }
  return new Map(
    [...byRecord].map(([id, ofRecord]) => [id, traceCommand(ofRecord, work.commandId)]),
  );
}

function fieldsOf(trace: CommandTrace): string[] {
  return [...trace.fields.keys()];
}

type Patches = Map<string, Record<string, unknown>>;

/** What is to be done, in the order in which references stay whole: restored, changed, binned. */
class Plan {
  readonly restored = new Map<RecordType, Patches>();
  readonly changed = new Map<RecordType, Patches>();
  readonly binned = new Map<RecordType, Patches>();
  /** Records that the command made; each stays if something living refers to it. */
  readonly made = new Map<string, RecordType>();
  readonly kept = new Map<string, string[]>();
  readonly unseen: UndoResult['unseen'] = [];
  /** Each goes back to just what it was. */
  isExact = false;

  add(type: RecordType, row: Row, trace: CommandTrace): void {
    const { toBin, patch, kept } = decideUndo(row, trace);
    if (trace.isRelinked) this.isExact = true;
    if (toBin) this.made.set(row.id, type);
    for (const field of kept) this.keep(row.id, field);
    const { deleted_at, ...others } = patch;
    if (Object.keys(others).length > 0) put(this.changed, type, { id: row.id, patch: others });
    if (deleted_at === undefined) return;
    const target = deleted_at === null ? this.restored : this.binned;
    put(target, type, { id: row.id, patch: { deleted_at } });
  }

  keep(id: string, field?: string): void {
    const fields = this.kept.get(id) ?? [];
    this.kept.set(id, field ? [...fields, field] : fields);
  }
}

function put(
  target: Map<RecordType, Patches>,
  type: RecordType,
  { id, patch }: { id: string; patch: Record<string, unknown> },
): void {
  const patches = target.get(type) ?? new Map();
  target.set(type, patches.set(id, patch));
}

async function carryOut(
  ctx: WriteContext,
  types: RecordTypes,
  { plan, commandId }: { plan: Plan; commandId: string },
): Promise<UndoResult> {
  const { isExact } = plan;
  const options = { isPermitted: true, isExact, verb: 'undone', undoOf: commandId } as const;
  const undone = new Set<string>();
  for (const step of [plan.restored, plan.changed]) {
    for (const [type, patches] of step) {
      const saved = await saveWhatFits({
        patches,
        save: (given) => attempt(ctx, (inner) => updateRecords(inner, type, given, options)),
        keep: (id, field) => plan.keep(id, field),
      });
      for (const id of saved) undone.add(id);
    }
  }
  for (const id of await findInUse(ctx, types, plan.made)) {
    plan.made.delete(id);
    plan.keep(id);
  }
  const deleted_at = ctx.now().toISOString();
  for (const [id, type] of plan.made) put(plan.binned, type, { id, patch: { deleted_at } });
  for (const [type, patches] of plan.binned) {
    const given = [...patches].map(([id, patch]) => ({ id, patch }));
    for (const id of await updateRecords(ctx, type, given, options)) undone.add(id);
  }
  const kept = [...plan.kept].map(([id, fields]) => ({ id, fields }));
  return { undone: [...undone], kept, unseen: plan.unseen };
}
