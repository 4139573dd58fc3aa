import { sql } from 'kysely';
import { readMemberZone } from '#src/features/admin/workspace/server/member-queries.ts';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { AppError } from '#src/lib/app-error.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { newId } from '#src/lib/ids.ts';
import { customNames } from '#src/records/custom-fields.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type ColumnMapping, IMPORT_TARGETS, type ImportTarget } from '../import-targets.ts';
import { isCustomTarget } from '../rows/read-custom.ts';
import { findMapping, getImport } from './import-queries.ts';
import { hashHeadings, type TableFacts } from './store/describe-table.ts';
import { guessRegion } from './store/guess-region.ts';
import type { ImportRecord, ImportStatus, StoredMapping } from './store/import-record.ts';

export const REHEARSE = 'imports.rehearse';
export const RUN = 'imports.run';
export const UNDO = 'imports.undo';

/** Notes a list that was uploaded, its columns as they were last understood or as they seem to be. */
export async function addImport(
  ctx: WriteContext,
  given: { id: string; fileName: string; facts: TableFacts },
): Promise<ImportRecord> {
  const { id, fileName, facts } = given;
  const { workspaceId, memberId } = ctx.actor;
  const { mapping, region, remembered } = await chooseMapping(ctx, facts);
  await ctx.db.rows(sql`
    insert into import (workspace_id, id, created_by, command_id, file_name, format, status, headings,
      sample, sheets, sheet, mapping, mapping_remembered, region, warnings)
    values (${workspaceId}, ${id}, ${memberId}, ${newId()}, ${fileName}, ${facts.format}, 'uploaded',
      ${facts.headings}, ${JSON.stringify(facts.sample)}::jsonb, ${JSON.stringify(facts.sheets)}::jsonb,
      ${facts.sheet}, ${JSON.stringify(mapping)}::jsonb, ${remembered}, ${region},
      ${JSON.stringify(facts.warnings)}::jsonb)`);
  const changes = { file_name: [null, fileName] as [unknown, unknown] };
  ctx.emit({ verb: 'import.uploaded', type: 'import', id, changes });
  return getImport(ctx, id);
}

async function chooseMapping(ctx: WriteContext, facts: TableFacts) {
  const { memberId } = ctx.actor;
  const hash = hashHeadings(facts.headings);
  const known = hash ? await findMapping(ctx.db, memberId, hash) : undefined;
  if (known) {
    const mapping = placeColumns(facts.headings, known.mapping);
    return { mapping, region: known.region, remembered: true };
  }
  const region = guessRegion(await readMemberZone(ctx));
  return { mapping: await withOwnFields(ctx, facts.mapping), region, remembered: false };
}

export interface ImportPatch {
  mapping?: (Omit<ColumnMapping, 'target' | 'label' | 'group'> & {
    target: string;
    label?: string | undefined;
    group?: string | undefined;
  })[];
  region?: string | null;
  /** The list as another of its sheets shows it. */
  facts?: TableFacts;
}

/** Changes how the list is read; what was rehearsed before no longer holds. */
export async function updateImport(
  ctx: WriteContext,
  id: string,
  patch: ImportPatch,
): Promise<ImportRecord> {
  const before = await getImport(ctx, id, { lock: true });
  requireStatus(
    before,
    ['uploaded', 'rehearsed'],
    'Upload the list again to bring it in otherwise.',
  );
  const chosen = patch.facts ? await chooseMapping(ctx, patch.facts) : undefined;
  const facts = patch.facts ?? before;
  const mapping = patch.mapping
    ? readMapping(facts.headings, patch.mapping)
    : (chosen?.mapping ?? before.mapping);
  const region = patch.region === undefined ? (chosen?.region ?? before.region) : patch.region;
  await ctx.db.rows(sql`
    update import i set status = 'uploaded', progress = 0, row_count = 0, counts = '{}', plan = null,
      error = null, headings = ${facts.headings}, sample = ${JSON.stringify(facts.sample)}::jsonb,
      sheets = ${JSON.stringify(facts.sheets)}::jsonb, sheet = ${facts.sheet},
      warnings = ${JSON.stringify(facts.warnings)}::jsonb, region = ${region},
      mapping = ${JSON.stringify(mapping)}::jsonb,
      mapping_remembered = ${chosen?.remembered ?? (before.mapping_remembered && !patch.mapping)}
    where i.workspace_id = ${ctx.actor.workspaceId} and i.id = ${id}`);
  await dropRows(ctx, id);
  if (patch.mapping || patch.region !== undefined) {
    await rememberMapping(ctx, { headings: facts.headings, mapping, region });
  }
  ctx.emit({ verb: 'import.changed', type: 'import', id });
  return getImport(ctx, id);
}

async function rememberMapping(
  ctx: WriteContext,
  { headings, mapping, region }: Pick<ImportRecord, 'headings' | 'mapping' | 'region'>,
): Promise<void> {
  const hash = hashHeadings(headings);
  if (!hash) return;
  await ctx.db.rows(sql`
    insert into import_mapping (workspace_id, member_id, headings_hash, mapping, region)
    values (${ctx.actor.workspaceId}, ${ctx.actor.memberId}, ${hash},
      ${JSON.stringify(mapping)}::jsonb, ${region})
    on conflict (workspace_id, member_id, headings_hash) do update
      set mapping = excluded.mapping, region = excluded.region, updated_at = now()`);
}

/** Columns headed as a field that the workspace added go there, if they tell of nothing else. */
async function withOwnFields(ctx: WriteContext, mapping: StoredMapping[]) {
  const targets = new Map<string, ImportTarget>();
  for (const declaration of [company, person]) {
    const own = await declarationOf(ctx, declaration);
    for (const name of customNames(own)) {
      const target = `${declaration.type}.${name}`;
      if (isCustomTarget(target)) targets.set(foldText(own.fields[name]!.label), target);
    }
  }
  return mapping.map((column) => {
    const target = targets.get(foldText(column.heading.trim()));
    const isFree = column.target === 'ignore' || column.target.endsWith('.about');
    if (!target || !isFree) return column;
    const { label: _asNote, ...rest } = column;
    return { ...rest, target, confidence: 0.95, why: 'heading' as const };
  });
}

const TARGETS: ReadonlySet<string> = new Set(IMPORT_TARGETS);

function readMapping(
  headings: readonly string[],
  given: NonNullable<ImportPatch['mapping']>,
): StoredMapping[] {
  const seen = new Set<number>();
  for (const [at, { column, target }] of given.entries()) {
    const wrong = (message: string) =>
      new AppError('invalid', message, {
        reason: 'import_bad_mapping',
        issues: [{ path: ['mapping', at], message }],
      });
    if (!TARGETS.has(target) && !isCustomTarget(target)) {
      throw wrong(`"${target}" is no field that a column can go to. "ignore" leaves it out.`);
    }
    if (column >= headings.length) {
      throw wrong(`The list has ${headings.length} columns; there is no column ${column}.`);
    }
    if (seen.has(column)) throw wrong(`Column ${column} is there twice. Give each column once.`);
    seen.add(column);
  }
  return placeColumns(
    headings,
    given.map(({ label, group, ...column }) => ({
      ...column,
      target: column.target as ImportTarget,
      ...(label && { label }),
      ...(group && { group }),
    })),
  );
}

/** One entry a column, in order, with the headings of this list; what is not said is left out. */
function placeColumns(headings: readonly string[], given: StoredMapping[]): StoredMapping[] {
  const byColumn = new Map(given.map((column) => [column.column, column]));
  return headings.map((heading, column) => ({
    ...(byColumn.get(column) ?? { target: 'ignore' as const }),
    column,
    heading,
  }));
}

/** Has the rows looked at by a job that writes no record. */
export async function startRehearsal(ctx: WriteContext, id: string): Promise<ImportRecord> {
  const before = await getImport(ctx, id, { lock: true });
  requireStatus(before, ['uploaded', 'rehearsed'], 'Upload the list again to rehearse it.');
  await dropRows(ctx, id);
  return start(ctx, id, { status: 'rehearsing', job: REHEARSE });
}

/** Has the rows brought in by a job. */
export async function startRun(ctx: WriteContext, id: string): Promise<ImportRecord> {
  const before = await getImport(ctx, id, { lock: true });
  requireStatus(
    before,
    ['uploaded', 'rehearsed'],
    'Upload the list again to bring it in once more.',
  );
  await dropRows(ctx, id);
  const { headings, mapping, region } = before;
  await rememberMapping(ctx, { headings, mapping, region });
  return start(ctx, id, { status: 'running', job: RUN });
}

/** Stops the work, or puts the list aside. What is written stays; it can be undone. */
export async function cancelImport(ctx: WriteContext, id: string): Promise<ImportRecord> {
  const before = await getImport(ctx, id, { lock: true });
  const open: ImportStatus[] = ['uploaded', 'rehearsing', 'rehearsed', 'running'];
  requireStatus(before, open, 'There is nothing to stop.');
  // nothing is written yet, so the person goes on where they were
  const isRehearsing = before.status === 'rehearsing';
  if (isRehearsing) await dropRows(ctx, id);
  await ctx.db.rows(sql`
    update import i set status = ${isRehearsing ? 'uploaded' : 'cancelled'}, progress = 0,
      counts = case when ${isRehearsing} then '{}' else counts end
    where i.workspace_id = ${ctx.actor.workspaceId} and i.id = ${id}`);
  ctx.emit({ verb: 'import.cancelled', type: 'import', id });
  return getImport(ctx, id);
}

/** Has everything that the import wrote taken back by a job. */
export async function startUndo(ctx: WriteContext, id: string): Promise<ImportRecord> {
  const before = await getImport(ctx, id, { lock: true });
  requireStatus(
    before,
    ['done', 'cancelled', 'failed'],
    before.status === 'running' ? 'Stop it first, then undo it.' : 'There is nothing to undo.',
  );
  return start(ctx, id, { status: 'undoing', job: UNDO });
}

async function start(
  ctx: WriteContext,
  id: string,
  next: { status: 'rehearsing' | 'running' | 'undoing'; job: string },
): Promise<ImportRecord> {
  const isUndo = next.status === 'undoing';
  await ctx.db.rows(sql`
    update import i set status = ${next.status}, progress = 0, error = null, updated_at = now(),
      plan = case when ${isUndo} then plan end, rows_done = case when ${isUndo} then rows_done else 0 end,
      counts = case when ${isUndo} then counts else '{}' end
    where i.workspace_id = ${ctx.actor.workspaceId} and i.id = ${id}`);
  await ctx.enqueue(next.job, { importId: id });
  const verbs = { rehearsing: 'rehearsed', running: 'started', undoing: 'undone' } as const;
  ctx.emit({ verb: `import.${verbs[next.status]}`, type: 'import', id });
  return getImport(ctx, id);
}

async function dropRows(ctx: WriteContext, id: string): Promise<void> {
  await ctx.db.rows(sql`
    delete from import_row where workspace_id = ${ctx.actor.workspaceId} and import_id = ${id}`);
}

function requireStatus(record: ImportRecord, wanted: ImportStatus[], advice: string): void {
  if (wanted.includes(record.status)) return;
  throw new AppError('conflict', `${STATES[record.status]} ${advice}`, {
    reason: `import_${record.status}`,
  });
}

const STATES: Record<ImportStatus, string> = {
  uploaded: 'This list is not brought in yet.',
  rehearsing: 'This list is being rehearsed.',
  rehearsed: 'This list is rehearsed.',
  running: 'This list is being brought in.',
  done: 'This list is brought in.',
  cancelled: 'This import was stopped.',
  failed: 'This list could not be read.',
  undoing: 'This import is being undone.',
  undone: 'This import was undone.',
};
