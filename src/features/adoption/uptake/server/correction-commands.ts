import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CorrectionOutcome, FigureName } from '../figures.ts';
import { type Correction, getCorrection } from './correction-queries.ts';

interface Said {
  figure: FigureName;
  team_id: string | null;
  shown: string;
  said: string;
}

/** Says that a figure is wrong. One click is enough; why may follow. */
export async function sayWrong(ctx: WriteContext, said: Said): Promise<Correction> {
  const { workspaceId, memberId } = ctx.actor;
  if (said.team_id) await requireTeam(ctx, said.team_id);
  const id = newId();
  await ctx.db.rows(sql`
    insert into uptake_correction (workspace_id, id, member_id, figure, team_id, shown, said, said_at)
    values (${workspaceId}, ${id}, ${memberId}, ${said.figure}, ${said.team_id}, ${said.shown},
      ${said.said}, ${ctx.now().toISOString()})`);
  const changes = { figure: [null, said.figure] as [unknown, unknown] };
  ctx.emit({ verb: 'uptake_correction.created', type: 'uptake_correction', id, changes });
  return getCorrection(ctx, id);
}

async function requireTeam(ctx: WriteContext, id: string): Promise<void> {
  const found = await ctx.db.first(sql`
    select id from team where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  const isTheirs = ctx.actor.teamIds.includes(id) || ctx.actor.role !== 'member';
  if (found && isTheirs) return;
  throw new AppError('not_found', 'There is no such team, or it is not yours.');
}

/** Adds why, or says it in other words, as long as nobody has answered. */
export async function changeCorrection(
  ctx: WriteContext,
  { id, said }: { id: string; said: string },
): Promise<Correction> {
  const before = await lock(ctx, id);
  if (before.member_id !== ctx.actor.memberId) throw notFound();
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
  given: { id: string; outcome: CorrectionOutcome; answer: string },
): Promise<Correction> {
  const { id, outcome, answer } = given;
  const before = await lock(ctx, id);
  requireOpen(before);
  await ctx.db.rows(sql`update uptake_correction set outcome = ${outcome}, answer = ${answer},
      answered_by = ${ctx.actor.memberId}, answered_at = ${ctx.now().toISOString()}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  const changes = { outcome: [null, outcome] as [unknown, unknown] };
  ctx.emit({ verb: 'uptake_correction.answered', type: 'uptake_correction', id, changes });
  return getCorrection(ctx, id);
}

interface Row {
  member_id: string;
  said: string;
  outcome: string | null;
  deleted_at: string | null;
}

async function lock(ctx: WriteContext, id: string): Promise<Row> {
  const row = await ctx.db.first<Row>(sql`
    select member_id, said, outcome, deleted_at from uptake_correction
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for update`);
  if (!row || row.deleted_at) throw notFound();
  return row;
}

function notFound(): AppError {
  return new AppError('not_found', 'Nobody has said such a thing, or it was taken back.');
}

function requireOpen({ outcome }: Row): void {
  if (outcome === null) return;
  throw new AppError(
    'conflict',
    'This has been answered already. Say it anew if it is still wrong.',
    {
      reason: 'answered',
    },
  );
}

/** Who said it takes it back as long as nobody has answered; an administrator takes back an answer. */
export const correctionsUndo: SettingsUndo = new Map([
  [
    'uptake_correction',
    async (ctx, { commandId, traces }) => {
      const undone: string[] = [];
      const kept: { id: string; fields: string[] }[] = [];
      for (const [id, trace] of traces) {
        const row = await lock(ctx, id);
        const isAnswer = trace.fields.has('outcome') && !trace.isCreation;
        const isMine = row.member_id === ctx.actor.memberId;
        const mayUndo = isAnswer ? ctx.actor.role === 'administrator' : isMine;
        if (!mayUndo || (!isAnswer && row.outcome !== null)) kept.push({ id, fields: ['figure'] });
        else {
          await takeBack(ctx, { id, isAnswer, said: trace.fields.get('said')?.before, commandId });
          undone.push(id);
        }
      }
      return { undone, kept };
    },
  ],
]);

interface Back {
  id: string;
  isAnswer: boolean;
  said: unknown;
  commandId: string;
}

async function takeBack(ctx: WriteContext, { id, isAnswer, said, commandId }: Back): Promise<void> {
  const open = sql`outcome = null, answer = null, answered_by = null, answered_at = null`;
  const gone = sql`deleted_at = ${ctx.now().toISOString()}`;
  const words = typeof said === 'string' ? sql`said = ${said}` : gone;
  await ctx.db.rows(sql`update uptake_correction set ${isAnswer ? open : words}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  const about = { type: 'uptake_correction', id, undoOf: commandId };
  ctx.emit({ verb: 'uptake_correction.undone', ...about });
}
