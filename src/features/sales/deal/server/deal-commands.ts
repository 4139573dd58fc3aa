import { sql } from 'kysely';
import { readStages, type StageRow } from '#src/features/sales/pipeline/server/pipeline-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { type RecordInputs, updateRecords } from '#src/records/server/record-commands.ts';
import { notFound } from '#src/records/server/record-queries.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { lockRows } from '#src/records/server/table/record-rows.ts';
import type { WriteContext } from '#src/server/context.ts';
import { deal } from '../deal.ts';
import { asksOnLeaving, findMissing, type Missing } from '../exit-criteria.ts';
import { waitsForApproval } from './approve-win.ts';
import type { DealRow } from './deal-row.ts';
import { positionAbove, stageBeforeClosing, tellMoved } from './move-queries.ts';

export interface Outcome {
  reason_id?: string | null | undefined;
  note?: string | undefined;
  /** Why it should be approved where a rule asks; absent: the note says it. */
  approval_reason?: string | undefined;
}

export interface Move extends Outcome {
  id: string;
  stage_id: string;
  from_stage_id?: string | undefined;
  before?: string | undefined;
  closes_on?: string | null | undefined;
  amount?: unknown;
  checks_met?: string[] | undefined;
  skip_reason?: string | undefined;
}

/** Moves a deal to a stage, or within it: one command, whose undo puts it back where it was. */
export async function moveDeal(ctx: WriteContext, types: RecordTypes, move: Move): Promise<Row> {
  const row = await lockDeal(ctx, move.id);
  await refuseMovedMeanwhile(ctx, row, move);
  const [to, from] = await findStages(ctx, move, row);
  const patch: RecordInputs = {
    stage_id: to.id,
    ...('closes_on' in move && move.closes_on !== undefined && { closes_on: move.closes_on }),
    ...(move.amount !== undefined && { amount: move.amount }),
    ...(move.checks_met && { checks_met: [...new Set([...row.checks_met, ...move.checks_met])] }),
  };
  const position = await positionAbove(ctx, { stageId: to.id, above: move.before, id: row.id });
  if (position !== null) patch.board_position = position;
  else if (to.id === from?.id && move.from_stage_id) patch.board_position = ctx.now().getTime();
  if (from && asksOnLeaving(from, to)) {
    const missing = findMissing(from, { ...row, ...patch });
    patch.skipped_because = skipReason(missing, from, move);
  }
  if (to.kind !== 'open') Object.assign(patch, outcomeOf(move, to, row));
  if (to.kind === 'won' && row.status !== 'won') {
    const closing = { ...row, ...(move.amount !== undefined && { amount: move.amount }) };
    // it stays where it is until somebody has approved
    const reason = move.approval_reason ?? move.note;
    if (await waitsForApproval(ctx, closing, reason)) return answerRecord(ctx, deal, row.id);
  }
  await updateRecords(ctx, types.get('deal')!, [{ id: row.id, patch }], { verb: 'moved' });
  return answerRecord(ctx, deal, row.id);
}

/** Closes a deal at the end of its pipeline. */
export async function closeDeal(
  ctx: WriteContext,
  types: RecordTypes,
  given: Outcome & Pick<Move, 'id'> & { as: 'won' | 'lost' },
): Promise<Row> {
  const row = await lockDeal(ctx, given.id);
  const end = await ctx.db.first<{ id: string }>(sql`
    select s.id from stage s where s.workspace_id = ${ctx.actor.workspaceId}
      and s.pipeline_id = ${row.pipeline_id} and s.kind = ${given.as} and s.deleted_at is null
    order by s.position, s.id limit 1`);
  if (!end) {
    throw new AppError('conflict', 'This pipeline has no such end. Ask an administrator.', {
      reason: 'no_end',
    });
  }
  return moveDeal(ctx, types, { ...given, stage_id: end.id });
}

/** Takes a closed deal up again: in the stage where it stood, or the first of its pipeline. */
export async function reopenDeal(ctx: WriteContext, types: RecordTypes, id: string): Promise<Row> {
  const row = await lockDeal(ctx, id);
  if (row.status === 'open') return answerRecord(ctx, deal, id);
  const stage_id = await stageBeforeClosing(ctx, row);
  await updateRecords(ctx, types.get('deal')!, [{ id, patch: { stage_id } }], { verb: 'moved' });
  return answerRecord(ctx, deal, id);
}

async function lockDeal(ctx: WriteContext, id: string): Promise<DealRow> {
  const rows = await lockRows(ctx, deal, { ids: [id], isPermitted: false });
  const row = rows.get(id) as DealRow | undefined;
  if (!row) throw notFound(deal);
  return row;
}

/** Of two who move a card at once the later is told; what she meant still holds where she saw it. */
async function refuseMovedMeanwhile(ctx: WriteContext, row: DealRow, move: Move): Promise<void> {
  // where it was to go it stands already, whoever brought it there
  const isWhereSeen =
    !move.from_stage_id || [move.from_stage_id, move.stage_id].includes(row.stage_id);
  if (!isWhereSeen) throw await tellMoved(ctx, row);
}

async function findStages(
  ctx: WriteContext,
  { stage_id }: Move,
  row: DealRow,
): Promise<[StageRow, StageRow | undefined]> {
  const found = await readStages(ctx, [stage_id, row.stage_id]);
  const to = found.find(({ id }) => id === stage_id);
  const from = found.find(({ id }) => id === row.stage_id);
  if (to) return [to, from];
  const message = 'There is no such stage any more. Load the board again.';
  throw new AppError('invalid', message, {
    reason: 'unknown_reference',
    issues: [{ path: ['stage_id'], message }],
  });
}

/** Asks kindly for what is missing; whoever gives a reason goes on, and it is kept. */
function skipReason(missing: Missing, from: StageRow, { skip_reason }: Move): string | null {
  const count = missing.fields.length + missing.checks.length;
  if (count === 0) return null;
  if (skip_reason) return skip_reason;
  throw new AppError(
    'conflict',
    `“${from.name}” asks for something before a deal goes on. Fill it in, or say why it goes on without.`,
    { reason: 'exit_criteria', stage: from.name, fields: missing.fields, checks: missing.checks },
  );
}

function outcomeOf(move: Move, to: StageRow, row: DealRow): RecordInputs {
  const { reason_id, note } = move;
  const isNew = row.status !== to.kind;
  if (isNew && to.kind === 'lost' && !reason_id && !note?.trim()) {
    throw new AppError('conflict', 'Say why it was lost: choose a reason or write a word.', {
      reason: 'needs_outcome',
      kind: to.kind,
    });
  }
  return {
    ...(reason_id !== undefined && { outcome_reason_id: reason_id }),
    ...(note !== undefined && { outcome_note: note }),
  };
}
