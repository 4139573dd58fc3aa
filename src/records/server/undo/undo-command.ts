import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { RecordTypes } from '../record-type.ts';
import { readTraces, takeBackRecords, type UndoResult } from './take-back.ts';
import type { SettingsUndo } from './undo-settings.ts';

/** Records that one request takes back; it holds the end of the ledger for as long as that lasts. */
export const MOST_AT_ONCE = 10_000;

/**
 * Takes a command back, whatever records it touched. Its own actor may, and managers; what was
 * changed since is kept, and said.
 */
export async function undoCommand(
  ctx: WriteContext,
  types: RecordTypes,
  commandId: string,
  settings: SettingsUndo = new Map(),
): Promise<Pick<UndoResult, 'undone' | 'kept'>> {
  // who undoes the same at this moment waits, and then finds nothing left
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`undo ${commandId}`}, 0))`);
  const { isOwn, touched } = await readCommand(ctx, commandId);
  const set = await takeBackAll(ctx, settings, { commandId, touched });
  if (set) return set;
  const records = touched.filter(({ record_type }) => types.has(record_type));
  if (records.length === 0) {
    throw new AppError(
      'conflict',
      'This was no change of a record, so it cannot be undone here. Change it back where it was set.',
      { reason: 'cannot_be_undone' },
    );
  }
  const found = await takeBackRecords(ctx, types, { commandId, records });
  // whoever did it knows what they did; others learn nothing of what they do not see
  if (!isOwn && found.unseen.length === records.length) throw unknownCommand();
  const kept = [...found.kept, ...(isOwn ? found.unseen : [])];
  if (found.undone.length === 0) throw nothingLeft(kept);
  return { undone: found.undone, kept };
}

/** For a command that touched settings and no records; undefined if it touched none of these. */
async function takeBackAll(
  ctx: WriteContext,
  settings: SettingsUndo,
  { commandId, touched }: { commandId: string; touched: Touched[] },
) {
  const result: Pick<UndoResult, 'undone' | 'kept'> = { undone: [], kept: [] };
  const types = new Set(touched.map(({ record_type }) => record_type));
  const known = [...settings].filter(([type]) => types.has(type));
  if (known.length === 0) return undefined;
  for (const [type, takeBack] of known) {
    const records = touched.filter(({ record_type }) => record_type === type);
    const traces = await readTraces(ctx, { commandId, records });
    const { undone, kept } = await takeBack(ctx, { commandId, traces });
    result.undone.push(...undone);
    result.kept.push(...kept);
  }
  if (result.undone.length === 0) throw nothingLeft(result.kept);
  return result;
}

function nothingLeft(kept: UndoResult['kept']): AppError {
  return new AppError(
    'conflict',
    'Nothing is left of this to undo: it was undone already, or it was changed or used since.',
    { reason: 'nothing_to_undo', kept },
  );
}

interface Touched {
  record_type: string;
  record_id: string;
  actor_id: string | null;
}

async function readCommand(ctx: WriteContext, commandId: string) {
  const touched = isId(commandId)
    ? await ctx.db.rows<Touched>(sql`
        select record_type, record_id, min(actor_id::text) as actor_id
        from ledger_event
        where workspace_id = ${ctx.actor.workspaceId} and command_id = ${commandId}
          and verb not like '%.viewed'
        group by record_type, record_id order by min(seq) limit ${MOST_AT_ONCE + 1}`)
    : [];
  const isOwn = touched[0]?.actor_id === ctx.actor.memberId;
  if (touched.length === 0 || (!isOwn && ctx.actor.role === 'member')) throw unknownCommand();
  if (touched.length > MOST_AT_ONCE) {
    throw new AppError(
      'conflict',
      `This touched more than ${MOST_AT_ONCE} records. Undo it on the page of the import that made it.`,
      { reason: 'too_large_here' },
    );
  }
  return { isOwn, touched };
}

function unknownCommand(): AppError {
  return new AppError('not_found', 'There is no such action of yours to undo.');
}
