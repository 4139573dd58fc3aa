import { readMemberLanguage } from '#src/features/admin/workspace/server/member-queries.ts';
import { beginPipeline } from '#src/features/sales/pipeline/server/pipeline-commands.ts';
import {
  readFirstStage,
  readStages,
  type StageRow,
} from '#src/features/sales/pipeline/server/pipeline-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';

/** For `beforeSave`: a deal stands in a stage, and what follows from the stage follows. */
export async function placeInStage(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  await beginSomewhere(ctx, rows);
  for (const row of rows) keepWithStage(row);
  const moved = rows.filter(({ before, after }) => before?.stage_id !== after.stage_id);
  if (moved.length === 0) return;
  const ids = [...new Set(moved.map(({ after }) => after.stage_id as string))];
  const stages = new Map((await readStages(ctx, ids)).map((stage) => [stage.id, stage]));
  const now = ctx.now();
  for (const row of moved) {
    const stage = stages.get(row.after.stage_id as string);
    if (stage) place(row, stage, now);
  }
}

/** Only who is new or has lost it has no stage: it begins at the first. */
async function beginSomewhere(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const lost = rows.filter(({ after }) => !after.stage_id);
  if (lost.length === 0) return;
  const first = await firstStage(ctx);
  for (const { before, after } of lost) after.stage_id = before?.stage_id ?? first.id;
}

async function firstStage(ctx: WriteContext): Promise<StageRow> {
  const first = await readFirstStage(ctx);
  if (first) return first;
  // where there is none, the first deal brings it along, whoever makes it
  const as = { ...ctx, actor: { ...ctx.actor, role: 'administrator' as const } };
  await beginPipeline(as, await readMemberLanguage(ctx));
  const made = await readFirstStage(ctx);
  if (made) return made;
  throw new AppError('conflict', 'There is no pipeline yet. Ask an administrator to make one.', {
    reason: 'no_pipeline',
  });
}

/** What follows from the stage does not change without it, as where an undo cannot give the stage back. */
function keepWithStage({ before, after }: SavedRow): void {
  if (before === null || before.stage_id !== after.stage_id) return;
  if (before.status === after.status && before.pipeline_id === after.pipeline_id) return;
  for (const field of FOLLOWING) after[field] = before[field];
}

const FOLLOWING = ['pipeline_id', 'status', 'closed_at', 'stage_since'];

/** What was set in the same change stays, such as what an undo gives back. */
function place({ before, after }: SavedRow, stage: StageRow, now: Date): void {
  const set = (field: keyof Row & string, value: unknown) => {
    const isGiven = before ? before[field] !== after[field] : after[field] !== null;
    if (!isGiven) after[field] = value;
  };
  after.pipeline_id = stage.pipeline_id;
  after.status = stage.kind;
  set('stage_since', now.toISOString());
  set('board_position', now.getTime());
  if (stage.kind === 'open') {
    after.closed_at = null;
    after.outcome_reason_id = null;
    after.outcome_note = null;
    return;
  }
  if (before?.status === stage.kind) return;
  set('closed_at', now.toISOString());
  if (!before || before.status === 'open') return;
  set('outcome_reason_id', null);
  set('outcome_note', null);
}
