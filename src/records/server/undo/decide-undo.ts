import type { Row } from '../record-type.ts';
import { isSame } from '../write/changes.ts';
import type { CommandTrace } from './trace-command.ts';

/** What taking a command back means for one record. */
export interface Decision {
  /** The record goes to the bin, for the command made it. */
  toBin: boolean;
  patch: Record<string, unknown>;
  /** Fields that stay because of what happened since. */
  kept: string[];
}

/** Takes back what is still as the command left it, and nothing else. */
export function decideUndo(row: Row, trace: CommandTrace): Decision {
  return trace.isCreation ? decideCreation(row, trace) : decideChange(row, trace);
}

function decideCreation(row: Row, trace: CommandTrace): Decision {
  if (row.deleted_at) {
    const isElsewise = trace.fields.get('deleted_at')?.state === 'changed_since';
    return { toBin: false, patch: {}, kept: isElsewise ? ['deleted_at'] : [] };
  }
  const kept = trace.changedSince;
  return { toBin: kept.length === 0, patch: {}, kept };
}

function decideChange(row: Row, { fields, isRelinked }: CommandTrace): Decision {
  const decision: Decision = { toBin: false, patch: {}, kept: [] };
  // in the bin nothing is changed but that it is there
  const isFrozen =
    row.deleted_at !== null && fields.get('deleted_at')?.state !== 'as_left' && !isRelinked;
  for (const [field, { before, after, state }] of fields) {
    if (state === 'taken_back') continue;
    const isThere = state === 'as_left' && isValue(field, row[field] ?? null, after ?? null);
    if (isThere && !isFrozen) decision.patch[field] = before;
    else decision.kept.push(field);
  }
  return decision;
}

/** Put into the bin twice is in the bin, at whatever time. */
function isValue(field: string, one: unknown, other: unknown): boolean {
  return field === 'deleted_at' ? (one === null) === (other === null) : isSame(one, other);
}
