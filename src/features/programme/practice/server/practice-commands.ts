import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import { requireManager } from '#src/server/auth/require-manager.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Habit } from '../detect/observation.ts';
import { CASES, mayKeep } from '../trial.ts';
import {
  findingsOf,
  mayShow,
  ownCases,
  type PracticeRow,
  readCases,
  readLooked,
  readParts,
} from './practice-queries.ts';

export const practiceTable: KeptTable<'practice'> = {
  name: 'practice',
  fields: ['habit', 'found', 'taken_up_on', 'taken_up_by', 'outcome', 'reason', 'settled_on'],
  mayChange: requireManager,
};

export const practicePartTable: KeptTable<'practice_part'> = {
  name: 'practice_part',
  fields: ['practice_id', 'member_id', 'part', 'consent', 'case_ids', 'helps'],
  mayChange({ actor }, row) {
    if (row.member_id === actor.memberId) return;
    throw new AppError('forbidden', 'Each says this for themselves alone.', { reason: 'not_own' });
  },
};

const today = async (ctx: WriteContext) => (await readMemberDay(ctx)).day;

/** What was found is offered to the others; kept with it is what was known that day. */
export async function takeUpPractice(ctx: WriteContext, habit: Habit): Promise<string> {
  requireManager(ctx);
  const finding = findingsOf(await readLooked(ctx)).find((one) => one.habit === habit)!;
  const { verdict, habit: _, ...found } = finding;
  if (verdict !== 'found') {
    throw refused('not_found', 'The figures do not show this, so there is nothing to take up yet.');
  }
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(
    ${`practice ${ctx.actor.workspaceId} ${habit}`}, 0))`);
  const there = await ctx.db.first(sql`
    select p.id from practice p where p.workspace_id = ${ctx.actor.workspaceId}
      and p.habit = ${habit} and p.deleted_at is null and p.outcome is distinct from 'retired'`);
  if (there) throw refused('there', 'This has been taken up already.');
  const id = newId();
  const values = { habit, found, taken_up_on: await today(ctx), taken_up_by: ctx.actor.memberId };
  await keepRow(ctx, practiceTable, { id, values, verb: 'taken_up' });
  return id;
}

/**
 * Whoever does it says whether others may watch it. With the name come the newest cases that ended
 * well; a case without a name would name its owner all the same.
 */
export async function showPractice(
  ctx: WriteContext,
  { id, consent }: { id: string; consent: 'named' | 'unnamed' | 'no' },
): Promise<void> {
  const { habit } = await requireOpen(ctx, id);
  const { memberId } = ctx.actor;
  const mine = await readMine(ctx, id);
  const looked = await readLooked(ctx);
  if (mine?.part === 'tries')
    throw refused('tries', 'You are trying it. Say first what you found.');
  if (!mine && !mayShow(looked, habit, memberId)) {
    throw refused('no_doer', 'Only who does this on most of theirs can show it.');
  }
  const case_ids = consent === 'named' ? ownCases(looked, habit, memberId).slice(0, CASES) : [];
  const values = { practice_id: id, member_id: memberId, part: 'shows', consent, case_ids };
  await keepRow(ctx, practicePartTable, { id: mine?.id ?? newId(), values, verb: 'shown' });
}

/** Somebody else tries it, and later says in the open whether it helps. */
export async function tryPractice(
  ctx: WriteContext,
  { id, helps }: { id: string; helps?: boolean | undefined },
): Promise<void> {
  await requireOpen(ctx, id);
  const mine = await readMine(ctx, id);
  if (mine?.part === 'shows') throw refused('shows', 'You do this already; others try it.');
  const values = {
    ...{ practice_id: id, member_id: ctx.actor.memberId, part: 'tries' },
    helps: helps ?? null,
    ...(!mine && { case_ids: [] }),
  };
  await keepRow(ctx, practicePartTable, { id: mine?.id ?? newId(), values, verb: 'tried' });
}

/** Whoever tries it says which of the cases they have looked at; counted beside the case. */
export async function lookAtCase(
  ctx: WriteContext,
  { id, case_id }: { id: string; case_id: string },
): Promise<void> {
  await requireOpen(ctx, id);
  const mine = await readMine(ctx, id);
  if (mine?.part !== 'tries') {
    throw refused('not_trying', 'Say first that you try it; then say what you have looked at.');
  }
  const parts = (await readParts(ctx)).filter(({ practice_id }) => practice_id === id);
  const isShown = parts.some(
    ({ part, case_ids }) => part === 'shows' && case_ids.includes(case_id),
  );
  if (!isShown || !(await readCases(ctx, parts)).has(case_id)) {
    throw new AppError('not_found', 'This case is not shown any more.');
  }
  if (mine.case_ids.includes(case_id)) return;
  const values = { case_ids: [...mine.case_ids, case_id] };
  await keepRow(ctx, practicePartTable, { id: mine.id, values, verb: 'looked' });
}

export async function settlePractice(
  ctx: WriteContext,
  { id, outcome, reason }: { id: string; outcome: 'kept' | 'retired'; reason: string },
): Promise<void> {
  requireManager(ctx);
  await requireOpen(ctx, id);
  const parts = (await readParts(ctx)).filter(({ practice_id }) => practice_id === id);
  const told = {
    cases: parts.filter(({ part }) => part === 'shows').flatMap(({ case_ids }) => case_ids).length,
    tried: parts.filter(({ part }) => part === 'tries').map(({ helps }) => helps),
  };
  if (outcome === 'kept' && !mayKeep(told)) {
    throw refused(
      'too_early',
      'It is kept once three real cases are shown, three others have tried it and most say it helps.',
    );
  }
  const values = { outcome, reason, settled_on: await today(ctx) };
  await keepRow(ctx, practiceTable, { id, values, verb: 'settled' });
}

async function requireOpen(ctx: WriteContext, id: string): Promise<PracticeRow> {
  const row = await ctx.db.first<PracticeRow>(sql`
    select p.* from practice p where p.workspace_id = ${ctx.actor.workspaceId} and p.id = ${id}
      and p.deleted_at is null for no key update`);
  if (!row) throw new AppError('not_found', 'There is no such practice.');
  if (row.outcome !== null) throw refused('settled', 'It has been kept or retired already.');
  return row;
}

function readMine(ctx: WriteContext, id: string) {
  const { workspaceId, memberId } = ctx.actor;
  return ctx.db.first<{ id: string; part: 'shows' | 'tries'; case_ids: string[] }>(sql`
    select p.id, p.part, p.case_ids from practice_part p where p.workspace_id = ${workspaceId}
      and p.practice_id = ${id} and p.member_id = ${memberId} and p.deleted_at is null for update`);
}

function refused(reason: string, message: string): AppError {
  return new AppError('conflict', message, { reason });
}
