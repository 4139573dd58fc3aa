import { setImmediate as pause } from 'node:timers/promises';
import { partsOf } from '#src/lib/parts-of.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import type { RecordType, SavedRow } from '../record-type.ts';
import { insertStored, toStore } from '../table/record-rows.ts';
import { checkRows, isPlain } from './complete-rows.ts';
import { creationOf, newRows } from './new-rows.ts';

/** New records, ready to be sent. */
export interface DraftedRecords {
  declaration: RecordDeclaration;
  rows: SavedRow[];
  /** The rows as PostgreSQL takes them, in parts. */
  stored: string[];
  events: EventDraft[];
}

/**
 * Makes ready what is to be stored of many new records of a plain type (`isPlain`), while something
 * else is stored; only reads. `known` are ids that need no look: of records found just now, or stored before these.
 */
export async function draftRecords(
  ctx: ReadContext,
  type: RecordType,
  inputs: Record<string, unknown>[],
  { known }: { known: ReadonlySet<string> },
): Promise<DraftedRecords> {
  if (!isPlain(type)) throw new Error(`${type.declaration.type} is not plain`);
  const declaration = await declarationOf(ctx, type.declaration);
  const drafted: DraftedRecords = { declaration, rows: [], stored: [], events: [] };
  for (const part of partsOf(inputs)) {
    const rows = newRows(ctx, declaration, part);
    await checkRows(ctx, declaration, rows, { known });
    drafted.rows.push(...rows);
    drafted.stored.push(
      toStore(
        declaration,
        rows.map(({ after }) => after),
      ),
    );
    drafted.events.push(...rows.map((row) => creationOf(declaration, row)));
    await pause();
  }
  return drafted;
}

/**
 * Sends what was drafted; gives what to wait for, so that more can be sent behind it. Search does not
 * know the records by that: `indexRecords` behind the commit.
 */
export async function sendDrafted(
  ctx: WriteContext,
  type: RecordType,
  { declaration, rows, stored, events }: DraftedRecords,
): Promise<Promise<unknown>[]> {
  const sent = stored.map((part) => insertStored(ctx, declaration, part));
  for (const one of sent) one.catch(() => {}); // whoever waits is told
  await type.afterSave?.(ctx, rows);
  events.forEach(ctx.emit);
  return sent;
}
