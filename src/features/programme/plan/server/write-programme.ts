import { sql } from 'kysely';
import { newId } from '#src/lib/ids.ts';
import type { EveryWord, LedgerVerbs } from '#src/lib/ledger-verbs.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import type { ProgrammeRow } from './programme-queries.ts';

export type ProgrammeValues = Omit<ProgrammeRow, 'id' | 'version' | 'created_at'>;

const VALUES = [
  ...['objective', 'metric', 'target', 'sponsor_id', 'administrator_id', 'deputy_id'],
  ...['everybody', 'team_ids', 'member_ids', 'duties', 'hours', 'begins_on', 'ends_on'],
  ...[
    'kept_open',
    'agreed_on',
    'passages',
    'opened',
    'taken_out',
    'kick_off',
    'ended',
    'deleted_at',
  ],
] as (keyof ProgrammeValues)[];

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
  const changes = changesOf(before, values);
  if (before && Object.keys(changes).length === 0) return before;
  const id = before?.id ?? newId();
  const version = (before?.version ?? 0) + 1;
  const isNew = !before || (!undoOf && isOver(before) && !isOver(values));
  const created = isNew ? ctx.now().toISOString() : before.created_at;
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  const v = values;
  await ctx.db.rows(sql`
    insert into programme (workspace_id, id, objective, metric, target, sponsor_id,
      administrator_id, deputy_id, everybody, team_ids, member_ids, duties, hours, begins_on, ends_on,
      kept_open, agreed_on, passages, opened, taken_out, kick_off, ended, version, created_at,
      deleted_at)
    values (${ctx.actor.workspaceId}, ${id}, ${v.objective}, ${v.metric}, ${v.target},
      ${v.sponsor_id}, ${v.administrator_id}, ${v.deputy_id}, ${v.everybody}, ${v.team_ids}::uuid[],
      ${v.member_ids}::uuid[], ${json(v.duties)}, ${v.hours}, ${v.begins_on}, ${v.ends_on},
      ${v.kept_open}::text[], ${v.agreed_on}, ${json(v.passages)}, ${json(v.opened)},
      ${v.taken_out}::uuid[], ${v.kick_off ? json(v.kick_off) : null},
      ${v.ended ? json(v.ended) : null}, ${version}, ${created}, ${v.deleted_at})
    on conflict (workspace_id) do update
    set objective = excluded.objective, metric = excluded.metric, target = excluded.target,
      sponsor_id = excluded.sponsor_id, administrator_id = excluded.administrator_id,
      deputy_id = excluded.deputy_id, everybody = excluded.everybody, team_ids = excluded.team_ids,
      member_ids = excluded.member_ids, duties = excluded.duties, hours = excluded.hours,
      begins_on = excluded.begins_on, ends_on = excluded.ends_on, kept_open = excluded.kept_open,
      agreed_on = excluded.agreed_on, passages = excluded.passages, opened = excluded.opened,
      taken_out = excluded.taken_out,
      kick_off = excluded.kick_off, ended = excluded.ended, version = excluded.version,
      created_at = excluded.created_at, deleted_at = excluded.deleted_at`);
  const word = undoOf ? 'undone' : verb;
  const said = { verb: `programme.${word}` as const, type: 'programme', id, changes };
  ctx.emit({ ...said, ...(undoOf && { undoOf }) });
  return { ...values, id, version, created_at: created };
}

function isOver({ ended, deleted_at }: Pick<ProgrammeValues, 'ended' | 'deleted_at'>): boolean {
  return ended !== null || deleted_at !== null;
}

function changesOf(before: ProgrammeRow | undefined, values: ProgrammeValues): Changes {
  const changes: Changes = {};
  for (const name of VALUES) {
    const old = before?.[name] ?? null;
    if (!isSame(old, values[name])) changes[name] = [old, values[name]];
  }
  return changes;
}
