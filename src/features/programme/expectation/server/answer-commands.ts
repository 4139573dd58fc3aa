import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { lockExpectations, requireOpen, requireSponsor } from './expectation-commands.ts';
import { readAnswer, readEditions, readSetting, type Setting } from './expectation-queries.ts';

export const answerTable: KeptTable<'expectation_answer'> = {
  name: 'expectation_answer',
  fields: ['expectation_id', 'member_id', 'read_on', 'agreed_on', 'statement'],
  mayChange({ actor }, row) {
    if (row.member_id === actor.memberId) return;
    throw new AppError('forbidden', 'Everybody answers for themselves.', { reason: 'not_own' });
  },
};

/** Its words are between two people and in no event: the ledger knows that something was asked. */
export const questionTable: KeptTable<'expectation_question'> = {
  name: 'expectation_question',
  fields: ['expectation_id', 'member_id', 'asked_on', 'answered_on'],
  async mayChange(ctx, row) {
    if (row.member_id !== ctx.actor.memberId) await requireSponsor(ctx);
  },
};

export async function noteRead(ctx: WriteContext, id: string): Promise<void> {
  await requireAsked(ctx, id);
  const known = await readAnswer(ctx, id);
  if (known?.read_on) return;
  await keepAnswer(ctx, id, { read_on: (await readMemberDay(ctx)).day });
}

/** A leader agrees before it is asked of the others, everybody else once it is. */
export async function agree(
  ctx: WriteContext,
  { id, statement }: { id: string; statement?: string | undefined },
): Promise<void> {
  const { setting, isPublished } = await requireAsked(ctx, id);
  const known = await readAnswer(ctx, id);
  const said = statement ?? known?.statement ?? null;
  if (!isPublished) await requireOpen(ctx, { setting, id, statement: said });
  const { day: today } = await readMemberDay(ctx);
  const { read_on, agreed_on } = known ?? NOTHING;
  await keepAnswer(ctx, id, {
    ...{ read_on: read_on ?? today, agreed_on: agreed_on ?? today },
    ...(!isPublished && { statement: said }),
  });
}

const NOTHING = { read_on: null, agreed_on: null, statement: null };

async function keepAnswer(
  ctx: WriteContext,
  expectation_id: string,
  given: Record<string, unknown>,
): Promise<void> {
  await lockExpectations(ctx);
  const known = await readAnswer(ctx, expectation_id);
  const { id, ...before } = known ?? { id: newId(), ...NOTHING };
  const own = { expectation_id, member_id: ctx.actor.memberId, deleted_at: null };
  const verb = known ? 'changed' : 'created';
  await keepRow(ctx, answerTable, { id, values: { ...own, ...before, ...given }, verb });
}

export async function askQuestion(
  ctx: WriteContext,
  { id: expectation_id, question }: { id: string; question: string },
): Promise<string> {
  await requireAsked(ctx, expectation_id);
  const id = newId();
  const values = {
    expectation_id,
    member_id: ctx.actor.memberId,
    asked_on: (await readMemberDay(ctx)).day,
  };
  await keepRow(ctx, questionTable, { id, values, verb: 'created' });
  await ctx.db.rows(sql`
    update expectation_question set question = ${question}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  return id;
}

export async function answerQuestion(
  ctx: WriteContext,
  { id, answer }: { id: string; answer: string },
): Promise<void> {
  await requireSponsor(ctx);
  const known = await ctx.db.first<{ id: string }>(sql`
    select q.id from expectation_question q where q.workspace_id = ${ctx.actor.workspaceId}
      and q.id = ${id} and q.deleted_at is null`);
  if (!known) throw new AppError('not_found', 'There is no such question.');
  await ctx.db.rows(sql`
    update expectation_question set answer = ${answer}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  await keepRow(ctx, questionTable, {
    id,
    values: { answered_on: (await readMemberDay(ctx)).day },
    verb: 'answered',
  });
  ctx.emit({ verb: 'expectation_question.told', type: 'expectation_question', id });
}

/** What is asked of everybody, or of leaders to sign; anything else is not there for them. */
async function requireAsked(
  ctx: WriteContext,
  id: string,
): Promise<{ setting: Setting; isPublished: boolean }> {
  const setting = await readSetting(ctx);
  const { current, draft } = await readEditions(ctx);
  const isPublished = current?.id === id;
  if (!setting || !(isPublished || (draft?.id === id && draft.opened_on !== null))) {
    throw new AppError(
      'not_found',
      'This edition is not asked of anybody now. Load the page again.',
    );
  }
  return { setting, isPublished };
}
