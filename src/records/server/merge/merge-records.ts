import { AppError } from '#src/lib/app-error.ts';
import { verbOf } from '#src/lib/ledger-verbs.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { uniteValues } from '#src/records/values/unite-values.ts';
import type { WriteContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import { type RecordInputs, updateRecords } from '../record-commands.ts';
import { notFound } from '../record-queries.ts';
import type { RecordType, RecordTypes, Row } from '../record-type.ts';
import { lockRows } from '../table/record-rows.ts';
import { requireRight } from '../visible.ts';
import { notePointers } from './merged-into.ts';
import { fieldsTo, leadTo, type Merge, relink } from './relink.ts';

export interface MergeRequest {
  /** The one that stays. */
  id: string;
  others: string[];
  /** What stays in the fields that somebody chose; the rest is united. */
  values?: RecordInputs | undefined;
  /** Refuse as stale what has moved on from these. */
  versions?: Record<string, number> | undefined;
}

/**
 * Puts records together into one, in one command: fields are united, all that refers to the others
 * leads to the one that stays, the others go to the bin and point there.
 */
export async function mergeRecords(
  ctx: WriteContext,
  types: RecordTypes,
  { type, ...request }: MergeRequest & { type: RecordType },
): Promise<void> {
  const declaration = await declarationOf(ctx, type.declaration);
  const others = [...new Set(request.others)];
  if (others.includes(request.id)) throw sameTwice(declaration);
  const merge: Merge = { type, id: request.id, others };
  const rows = await lockAll(ctx, declaration, { ...merge, versions: request.versions ?? {} });
  const kept = rows.get(request.id)!;
  const gone = others.map((id) => rows.get(id)!);
  refuseHiding(declaration, kept, gone);
  await type.refuseMerge?.(ctx, { id: request.id, others });

  await keepOne(ctx, declaration, { merge, kept, gone, values: request.values ?? {} });
  await relink(ctx, types, merge);
  const deleted_at = ctx.now().toISOString();
  await updateRecords(
    ctx,
    type,
    others.map((id) => ({ id, patch: { deleted_at } })),
    { verb: 'merged_away' },
  );
  await notePointers(ctx, {
    type: declaration.type,
    id: request.id,
    others,
    at: deleted_at,
  });
}

/** Locks them in one order, so that two merges the other way round do not wait for each other. */
async function lockAll(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  { id, others, versions }: Merge & { versions: Record<string, number> },
): Promise<Map<string, Row>> {
  const ids = [id, ...others];
  const rows = await lockRows(ctx, declaration, { ids, isPermitted: false });
  for (const one of ids) {
    const row = rows.get(one);
    if (!row) throw notFound(declaration);
    if (row.deleted_at) throw inBin(row);
    requireRight(ctx.actor, row, one === id ? 'edit' : 'delete', declaration);
    const version = versions[one];
    if (version !== undefined && version !== row.version) throw stale(row);
  }
  return rows;
}

async function keepOne(
  ctx: WriteContext,
  declaration: RecordDeclaration,
  { merge, kept, gone, values }: { merge: Merge; kept: Row; gone: Row[]; values: RecordInputs },
): Promise<void> {
  const { id, type } = merge;
  const patch = { ...uniteValues(declaration, kept, gone), ...values };
  const links = fieldsTo(declaration, declaration.type);
  const led = leadTo(merge, { ...kept, ...patch }, links);
  for (const name of links) if (name in led) patch[name] = withoutSelf(led[name], id);
  const changed = await updateRecords(ctx, type, [{ id, patch }], { verb: 'merged' });
  if (changed.length === 0) {
    // its history tells of it all the same
    ctx.emit({ verb: verbOf(type.declaration.type, 'merged'), type: declaration.type, id });
  }
}

/** Nobody is their own superior because two were one. */
function withoutSelf(value: unknown, id: string): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== id);
  return value === id ? null : value;
}

const OPENNESS = { private: 0, team: 1, workspace: 2 } as const;

/** What the others' readers see must not vanish before their eyes. */
function refuseHiding(declaration: RecordDeclaration, kept: Row, gone: Row[]): void {
  const hidden = gone.find((row) => !isAsOpen(kept, row));
  if (!hidden) return;
  const { label } = declaration;
  throw new AppError(
    'conflict',
    `More people see “${hidden.title}” than the ${label.toLowerCase()} you keep. Keep that one, or share this one first.`,
    { reason: 'would_hide' },
  );
}

function isAsOpen(kept: Row, row: Row): boolean {
  const [ours, theirs] = [kept, row].map(
    ({ visibility }) => OPENNESS[visibility as keyof typeof OPENNESS],
  ) as [number, number];
  if (ours === OPENNESS.workspace || ours > theirs) return true;
  if (ours < theirs) return false;
  return ours === OPENNESS.team ? kept.team_id === row.team_id : kept.owner_id === row.owner_id;
}

function sameTwice({ label }: RecordDeclaration): AppError {
  const message = `This is one and the same ${label.toLowerCase()}. Choose another to put with it.`;
  return new AppError('invalid', message, {
    reason: 'same_record',
    issues: [{ path: ['others'], message }],
  });
}

function inBin(row: Row): AppError {
  return new AppError(
    'conflict',
    `“${row.title}” is in the bin by now: somebody deleted it or put it together with another.`,
    { reason: 'in_bin' },
  );
}

function stale(row: Row): AppError {
  return new AppError(
    'stale',
    `Somebody changed “${row.title}” meanwhile. Look at both again, then put them together.`,
    { reason: 'stale_version', version: row.version as number },
  );
}
