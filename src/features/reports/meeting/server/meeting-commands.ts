import { sql } from 'kysely';
import { readMemberZone } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import { notFound } from '#src/records/server/record-queries.ts';
import type { WriteContext } from '#src/server/context.ts';
import { enqueueMail } from '#src/server/jobs/enqueue.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import type { DecisionStatus } from '../decision.ts';
import { type Meeting, meeting } from '../meeting.ts';
import { decisionType } from './decision-type.ts';
import { freezeBoard } from './freeze-board.ts';
import { meetingType, wrongWay } from './meeting-type.ts';
import { MINUTES_JOB } from './minutes/minutes-job.ts';
import { nextStart } from './next-start.ts';
import { seesMeeting } from './sight.ts';
import { THANKS_JOB } from './thanks/thanks-job.ts';

/** Starts a meeting: from now on its figures are those that its leader sees at this moment. */
export function startMeeting(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  id: string,
): Promise<void> {
  return startMeetingAsOf(ctx, catalogue, { id });
}

/** The same with the figures of a past day. */
export async function startMeetingAsOf(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  { id, as_of }: { id: string; as_of?: string | undefined },
): Promise<void> {
  const row = await lockMeeting(ctx, id);
  requireLead(ctx, row);
  if (row.status !== 'planned') throw wrongWay(row.status as 'open' | 'ended');
  const at = ctx.now().toISOString();
  const { board, titles } = row as Meeting & { board: string };
  await freezeBoard(ctx, catalogue, { id, board, titles: titles ?? null, at, as_of });
  const patch = { status: 'open', started_at: at };
  await updateRecords(ctx, meetingType, [{ id, patch }], { verb: 'started' });
}

/** Ends a meeting; gives the id of the next one, if it repeats. */
export async function endMeeting(
  ctx: WriteContext,
  { id, note }: { id: string; note?: string | undefined },
): Promise<string | null> {
  const row = await lockMeeting(ctx, id);
  requireLead(ctx, row);
  if (row.status !== 'open') throw wrongWay(row.status as 'planned' | 'ended');
  const patch = {
    status: 'ended',
    ended_at: ctx.now().toISOString(),
    ...(note !== undefined && { note: note.trim() || null }),
  };
  await updateRecords(ctx, meetingType, [{ id, patch }], { verb: 'ended' });
  const next = await planNext(ctx, row);
  for (const memberId of [ctx.actor.memberId, ...row.attendees]) {
    const { workspaceId } = ctx.actor;
    await enqueueMail(ctx.db, MINUTES_JOB, { workspaceId, memberId, meetingId: id });
  }
  await ctx.enqueue(THANKS_JOB, { meetingId: id });
  return next;
}

async function planNext(ctx: WriteContext, row: Meeting): Promise<string | null> {
  if (!row.repeats || (await hasLater(ctx, row))) return null;
  const { name, board, attendees, repeats, titles, series, visibility, owner_id } = row;
  const kept = { name, board, attendees, repeats, titles, series, visibility, owner_id };
  const zone = await readMemberZone(ctx, owner_id);
  const start = nextStart(
    { ...row, starts_on: row.starts_on!, repeats: repeats as 'weekly' | 'monthly' },
    zone,
  );
  if (!start) return null;
  const [id] = await createRecords(ctx, meetingType, [{ ...kept, ...start }]);
  return id!;
}

async function hasLater({ db, actor }: WriteContext, row: Meeting): Promise<boolean> {
  const later = await db.first(sql`
    select 1 from meeting where workspace_id = ${actor.workspaceId} and series = ${row.series}
      and id <> ${row.id} and status = 'planned' and deleted_at is null limit 1`);
  return later !== undefined;
}

/** That somebody looked behind a figure of the open meeting: once for each meeting. */
export async function noteDrill(ctx: WriteContext, id: string): Promise<void> {
  const row = await lockMeeting(ctx, id);
  if (row.status !== 'open') return;
  const known = await ctx.db.first(sql`
    select 1 from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = ${id}
      and verb = 'meeting.drilled' and actor_id = ${ctx.actor.memberId} limit 1`);
  if (!known) ctx.emit({ verb: 'meeting.drilled', type: 'meeting', id });
}

export interface Deciding {
  id: string;
  what: string;
  reason: string;
  owner_id: string;
  due_on: string;
  figures: string[];
}

/** Keeps what was decided in the open meeting, and gives it to its owner as a task. */
export async function decide(ctx: WriteContext, deciding: Deciding): Promise<string> {
  const { id, figures, ...said } = deciding;
  const row = await lockMeeting(ctx, id);
  if (row.status !== 'open') throw wrongWay(row.status as 'planned' | 'ended');
  const there = [row.owner_id, ...row.attendees];
  if (!there.includes(ctx.actor.memberId) && ctx.actor.role !== 'administrator') {
    const message = 'Only those who come to this meeting decide in it. Ask to be added.';
    throw new AppError('forbidden', message, { reason: 'not_there' });
  }
  if (!there.includes(said.owner_id)) {
    const message = 'Give it to somebody who comes to this meeting, so that they can say yes.';
    throw new AppError('invalid', message, { issues: [{ path: ['owner_id'], message }] });
  }
  await checkFigures(ctx, row, figures);
  const { board, visibility } = row;
  const [made] = await createRecords(ctx, decisionType, [
    { ...said, visibility, meeting_id: id, board, figures: [...new Set(figures)] },
  ]);
  ctx.emit({ verb: 'meeting.decided', type: 'meeting', id });
  return made!;
}

async function checkFigures(ctx: WriteContext, row: Meeting, figures: string[]): Promise<void> {
  if (figures.length === 0) return;
  const known = await ctx.db.rows(sql`
    select id from meeting_figure where workspace_id = ${ctx.actor.workspaceId}
      and meeting_id = ${row.id} and frozen_at = ${row.started_at}
      and id = any(${figures}::uuid[])`);
  if (known.length === new Set(figures).size) return;
  const message = 'These are no figures of this meeting. Choose among those that were seen.';
  throw new AppError('invalid', message, { issues: [{ path: ['figures'], message }] });
}

/** A decision is done, dropped with a reason, or open again. */
export async function settleDecision(
  ctx: WriteContext,
  given: { id: string; status: DecisionStatus; outcome?: string | undefined },
): Promise<void> {
  const { id, status } = given;
  const outcome = given.outcome?.trim() || null;
  if (status === 'dropped' && !outcome) {
    const message = 'Say in a sentence why it is dropped.';
    throw new AppError('invalid', message, { issues: [{ path: ['outcome'], message }] });
  }
  const closed_at = status === 'open' ? null : ctx.now().toISOString();
  const verb = status === 'open' ? 'reopened' : status;
  await updateRecords(ctx, decisionType, [{ id, patch: { status, outcome, closed_at } }], { verb });
}

async function lockMeeting(ctx: WriteContext, id: string): Promise<Meeting> {
  const row = await ctx.db.first<Meeting>(sql`
    select m.* from meeting m
    where ${seesMeeting(ctx.actor)} and m.id = ${id} and m.deleted_at is null for update`);
  if (!row) throw notFound(meeting);
  return row;
}

function requireLead(ctx: WriteContext, row: Meeting): void {
  if (row.owner_id === ctx.actor.memberId) return;
  throw new AppError(
    'forbidden',
    'Only whoever leads this meeting can start and end it: its figures are those they may see.',
    { reason: 'not_leader' },
  );
}
