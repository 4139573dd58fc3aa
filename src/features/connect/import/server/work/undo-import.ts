import { sql } from 'kysely';
import {
  type TakeBack,
  takeBackRecords,
  type UndoResult,
} from '#src/records/server/undo/take-back.ts';
import { runCommand } from '#src/server/run-command.ts';
import type { ImportRecord } from '../store/import-record.ts';
import { type Desk, holdImport } from './job-desk.ts';

/** Events of the ledger looked at in one transaction. */
const BATCH = 1000;

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
  const { first, last } = part.span;
  await runCommand(
    desk.machinery,
    desk.actor,
    async (ctx) => {
      const touched = await ctx.db.rows<TakeBack['records'][number]>(sql`
        select distinct e.record_type, e.record_id from ledger_event e
        where e.workspace_id = current_workspace() and e.seq between ${part.from} and ${part.to}
          and e.command_id = ${record.command_id} and not exists (
            -- taken back as a whole where it was written first: then nobody refers to it any more
            select from ledger_event earlier
            where earlier.workspace_id = current_workspace() and earlier.record_id = e.record_id
              and earlier.command_id = e.command_id and earlier.seq < ${part.from})`);
      const records = touched.filter(({ record_type }) => desk.types.has(record_type));
      const work = { commandId: record.command_id, records };
      return countKept(await takeBackRecords(ctx, desk.types, work), part.kept);
    },
    {
      // how far it came is no event: it goes past the ledger
      wrap: async (db, run) => {
        await holdImport(db, desk, { status: 'undoing' });
        const kept = await run();
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

/** How many records stay that were not counted yet. What somebody has put into the bin is gone. */
function countKept({ kept, unseen }: UndoResult, counted: Set<string>): number {
  const before = counted.size;
  for (const { id, fields } of [...kept, ...unseen]) {
    if (fields.join() !== 'deleted_at') counted.add(id);
  }
  return counted.size - before;
}
