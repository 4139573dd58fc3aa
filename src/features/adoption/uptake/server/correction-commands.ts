import { sql } from 'kysely';
import { getTeamToSee } from '#src/features/adoption/guard/server/sight-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CorrectionOutcome, FigureName } from '../figures.ts';
import { type Correction, getCorrection } from './correction-queries.ts';
import { CORRECTION_JOB, finishTask } from './correction-task.ts';
import { type LockedCorrection, lockCorrection, noCorrection } from './lock-correction.ts';

interface Said {
  figure: FigureName;
  team_id: string | null;
  shown: string;
  said: string;
}

/** Says that a figure is wrong. One click is enough; why may follow. */
export async function sayWrong(ctx: WriteContext, said: Said): Promise<Correction> {
  const { workspaceId, memberId } = ctx.actor;
  if (said.team_id) await getTeamToSee(ctx, said.team_id);
  const id = newId();
  await ctx.db.rows(sql`
    insert into uptake_correction (workspace_id, id, member_id, figure, team_id, shown, said, said_at)
    values (${workspaceId}, ${id}, ${memberId}, ${said.figure}, ${said.team_id}, ${said.shown},
      ${said.said}, ${ctx.now().toISOString()})`);
  const changes = { figure: [null, said.figure] as [unknown, unknown] };
  ctx.emit({ verb: 'uptake_correction.created', type: 'uptake_correction', id, changes });
  await ctx.enqueue(CORRECTION_JOB, { correctionId: id });
  return getCorrection(ctx, id);
}

/** Adds why, or says it in other words, as long as nobody has answered. */
export async function changeCorrection(
  ctx: WriteContext,
  { id, said }: { id: string; said: string },
): Promise<Correction> {
  const before = await lockCorrection(ctx, id);
  if (before.member_id !== ctx.actor.memberId) throw noCorrection();
  requireOpen(before);
  await ctx.db.rows(sql`update uptake_correction set said = ${said}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  const changes = { said: [before.said, said] as [unknown, unknown] };
  ctx.emit({ verb: 'uptake_correction.changed', type: 'uptake_correction', id, changes });
  return getCorrection(ctx, id);
}

/** Tells who said it how it ended. */
export async function answerCorrection(
  ctx: WriteContext,
  types: RecordTypes,
  given: { id: string; outcome: CorrectionOutcome; answer: string },
): Promise<Correction> {
  const { id, outcome, answer } = given;
  const before = await lockCorrection(ctx, id);
  requireOpen(before);
  await ctx.db.rows(sql`update uptake_correction set outcome = ${outcome}, answer = ${answer},
      answered_by = ${ctx.actor.memberId}, answered_at = ${ctx.now().toISOString()}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  const changes = { outcome: [null, outcome] as [unknown, unknown] };
  ctx.emit({ verb: 'uptake_correction.answered', type: 'uptake_correction', id, changes });
  await finishTask(ctx, types, id);
  return getCorrection(ctx, id);
}

function requireOpen({ outcome }: LockedCorrection): void {
  if (outcome === null) return;
  throw new AppError(
    'conflict',
    'This has been answered already. Say it anew if it is still wrong.',
    {
      reason: 'answered',
    },
  );
}
