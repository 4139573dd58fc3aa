import { newId } from '#src/lib/ids.ts';
import type { EveryWord, LedgerVerbs } from '#src/lib/ledger-verbs.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { ProgrammeRow } from './programme-queries.ts';

export type ProgrammeValues = Omit<ProgrammeRow, 'id' | 'version' | 'created_at'>;

const TABLE = {
  name: 'programme',
  fields: [
    ...['objective', 'metric', 'target', 'sponsor_id', 'administrator_id', 'deputy_id'],
    ...['everybody', 'team_ids', 'member_ids', 'duties', 'hours', 'begins_on', 'ends_on'],
    ...['kept_open', 'agreed_on', 'passages', 'opened', 'taken_out', 'kick_off', 'ended'],
    'deleted_at',
  ],
} as const;

interface Writing {
  before: ProgrammeRow | undefined;
  values: ProgrammeValues;
  /** What was done. */
  verb: EveryWord | LedgerVerbs['programme'];
  undoOf?: string;
}

/** Writes what differs, with its event; every change of the row goes through here. */
export async function writeProgramme(
  ctx: WriteContext,
  { before, values, verb, undoOf }: Writing,
): Promise<ProgrammeRow> {
  const id = before?.id ?? newId();
  const isNew = !before || (!undoOf && isOver(before) && !isOver(values));
  const created_at = isNew ? ctx.now().toISOString() : before.created_at;
  const changes = await saveRow(ctx, TABLE, {
    ...{ id, before, after: values, undoOf },
    verb: undoOf ? 'undone' : verb,
    besides: { created_at },
  });
  if (before && !changes) return before;
  return { ...values, id, version: (before?.version ?? 0) + 1, created_at };
}

function isOver({ ended, deleted_at }: Pick<ProgrammeValues, 'ended' | 'deleted_at'>): boolean {
  return ended !== null || deleted_at !== null;
}
