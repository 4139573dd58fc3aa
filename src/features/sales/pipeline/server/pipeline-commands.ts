import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import {
  binRecords,
  createRecords,
  type RecordInputs,
  updateRecords,
} from '#src/records/server/record-commands.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { firstPipeline } from '../first-pipeline.ts';
import type { StageKind } from '../stage.ts';
import { outcomeReasonType } from './outcome-reason-type.ts';
import { pipelineType } from './pipeline-type.ts';
import { stageType } from './stage-type.ts';

export interface StageInput {
  id?: string | undefined;
  name: string;
  kind: StageKind;
  probability?: number | null | undefined;
  exit_fields?: string[] | undefined;
  exit_checks?: string[] | undefined;
}

/** The pipeline that every workspace begins with, and the reasons that are asked for. */
export async function beginPipeline(ctx: WriteContext, language?: string): Promise<void> {
  const { name, stages, won, lost } = firstPipeline(language);
  await setUpPipeline(ctx, { name, stages });
  const reasons = Object.entries({ won, lost }).flatMap(([kind, names]) =>
    names.map((one, at) => ({ name: one, kind, position: at + 1 })),
  );
  await createRecords(ctx, outcomeReasonType, reasons);
}

/** Makes a pipeline, or sets one as given: its name, and its stages in order. One command, one undo. */
export async function setUpPipeline(
  ctx: WriteContext,
  given: { id?: string | undefined; name: string; stages: StageInput[] },
): Promise<string> {
  requireEnds(given.stages);
  const id = given.id ?? newId();
  if (given.id) await updateRecords(ctx, pipelineType, [{ id, patch: { name: given.name } }]);
  else await createRecords(ctx, pipelineType, [{ id, name: given.name }]);
  const rows = given.stages.map((stage, at) => ({ ...stage, pipeline_id: id, position: at + 1 }));
  await setAll(ctx, stageType, { rows, of: sql`r.pipeline_id = ${id}` });
  return id;
}

/** Sets the reasons of one kind, in order. */
export async function setUpReasons(
  ctx: WriteContext,
  given: { kind: 'won' | 'lost'; reasons: { id?: string | undefined; name: string }[] },
): Promise<void> {
  const { kind } = given;
  const rows = given.reasons.map((reason, at) => ({ ...reason, kind, position: at + 1 }));
  await setAll(ctx, outcomeReasonType, { rows, of: sql`r.kind = ${kind}` });
}

/** Changes those that are there, makes those without an id, bins those that are left out. */
async function setAll(
  ctx: WriteContext,
  type: RecordType,
  wanted: { rows: (RecordInputs & { id?: string | undefined })[]; of: ReturnType<typeof sql> },
): Promise<void> {
  const known = await ctx.db.rows<{ id: string }>(sql`
    select r.id from ${sql.table(type.declaration.type)} r
    where r.workspace_id = ${ctx.actor.workspaceId} and ${wanted.of} and r.deleted_at is null
    order by r.id for update`);
  const ids = new Set(known.map(({ id }) => id));
  const lost = wanted.rows.find(({ id }) => id && !ids.has(id));
  if (lost) {
    throw new AppError('conflict', 'Somebody changed these settings meanwhile. Load them again.', {
      reason: 'changed_meanwhile',
    });
  }
  const kept = new Set(wanted.rows.map(({ id }) => id));
  const gone = [...ids].filter((id) => !kept.has(id));
  if (gone.length > 0) await binRecords(ctx, type, gone);
  const patches = wanted.rows.flatMap(({ id, ...patch }) =>
    id ? [{ id, patch: given(patch) }] : [],
  );
  if (patches.length > 0) await updateRecords(ctx, type, patches);
  const made = wanted.rows.filter(({ id }) => !id).map(given);
  if (made.length > 0) await createRecords(ctx, type, made);
}

function given(patch: RecordInputs): RecordInputs {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

/** A deal begins somewhere, and is won or lost. */
function requireEnds(stages: readonly StageInput[]): void {
  const count = (kind: StageKind) => stages.filter((stage) => stage.kind === kind).length;
  if (count('open') > 0 && count('won') === 1 && count('lost') === 1) return;
  const message = 'A pipeline has at least one open stage, one for won and one for lost.';
  throw new AppError('invalid', message, { issues: [{ path: ['stages'], message }] });
}
