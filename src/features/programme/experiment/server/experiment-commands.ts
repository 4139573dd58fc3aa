import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readSponsor } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import {
  beginActing,
  finishActing,
  requireTriable,
} from '#src/features/programme/concern/server/acting-commands.ts';
import {
  isAffected,
  requireColleague,
} from '#src/features/programme/concern/server/affected-queries.ts';
import { takeUpAnswer } from '#src/features/programme/concern/server/day-commands.ts';
import { changeOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { newId } from '#src/lib/ids.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import {
  comparedSpans,
  hindersReviewDay,
  lastDays,
  missingParts,
  type Verdict,
} from '../experiment.ts';
import { type ExperimentRow, experimentTable, lockExperiment } from './experiment-rows.ts';
import { measure } from './measure-queries.ts';
import { refuseFor } from './refuse-for.ts';
import { planReview, type Reviewing } from './review-task.ts';

export interface Trying extends Reviewing {
  catalogue: MetricCatalogue;
}

type Given = Partial<Pick<ExperimentRow, 'owner_id' | 'metric' | 'sponsor_id'>> &
  Record<string, string | null | undefined>;

/** Somebody who has the problem tries something; a draft until all of it is said. */
export async function proposeExperiment(
  ctx: WriteContext,
  { concern_id, ...given }: { concern_id: string } & Given,
): Promise<string> {
  const concern = await requireTriable(ctx, concern_id);
  const owner_id = given.owner_id ?? ctx.actor.memberId;
  if (!(await isAffected(ctx, concern, owner_id))) throw refuseFor('owner_not_affected');
  const sponsor_id = given.sponsor_id ?? (await readSponsor(ctx)) ?? null;
  if (sponsor_id) await requireProtector(ctx, sponsor_id);
  const id = newId();
  const none = { assumption: '', hypothesis: '', smallest_test: '', stop_rule: '', loss: '' };
  const values = {
    ...{ ...none, protection: '', shared: false, passed_on: false },
    ...said(given),
    ...{ concern_id, owner_id, sponsor_id },
  };
  await keepRow(ctx, experimentTable, { id, values, verb: 'created' });
  return id;
}

export async function changeExperiment(ctx: WriteContext, id: string, given: Given) {
  const row = await lockExperiment(ctx, id);
  await requireOwn(ctx, row);
  if (row.started_on) throw refuseFor('begun');
  const concern = await requireTriable(ctx, row.concern_id);
  if (given.owner_id && !(await isAffected(ctx, concern, given.owner_id))) {
    throw refuseFor('owner_not_affected');
  }
  if (given.sponsor_id) await requireProtector(ctx, given.sponsor_id);
  await keepRow(ctx, experimentTable, { id, values: said(given), verb: 'changed' });
}

/** Begins once everything is said: what its metric says now is kept, and the review has its day. */
export async function startExperiment(
  ctx: WriteContext,
  trying: Trying,
  { id, review_on }: { id: string; review_on: string },
): Promise<void> {
  const row = await lockExperiment(ctx, id);
  await requireOwn(ctx, row);
  if (row.started_on) throw refuseFor('begun');
  const { day: today } = await readMemberDay(ctx);
  const hindrance = hindersReviewDay(today, review_on);
  if (hindrance) throw refuseFor(hindrance);
  const missing = missingParts(row);
  if (missing.length > 0) throw refuseFor('parts_missing', { missing });
  const concern = await requireTriable(ctx, row.concern_id);
  if (!(await isAffected(ctx, concern, row.owner_id))) throw refuseFor('owner_not_affected');
  const measured = await measure(ctx, trying.catalogue, {
    ...{ owner_id: row.owner_id, metric: row.metric! },
    period: lastDays(today),
  });
  if (!measured) throw refuseFor('no_metric');
  const values = { started_on: today, review_on, measured_from: textOf(measured.value) };
  await keepRow(ctx, experimentTable, { id, values, verb: 'started' });
  const { owner_id } = row;
  await beginActing(ctx, concern, { owner_id, due_on: review_on, what: row.smallest_test });
  await takeUpAnswer(ctx, trying.types, concern.id);
  await planReview(ctx, trying, { id, owner_id, review_on, title: concern.title });
}

/** Looks back; what was learnt may be shared with everyone. */
export async function reviewExperiment(
  ctx: WriteContext,
  trying: Trying,
  { id, verdict, learnt, share }: { id: string; verdict: Verdict; learnt: string; share: boolean },
): Promise<void> {
  const row = await lockExperiment(ctx, id);
  await requireOwn(ctx, row);
  if (!row.started_on) throw refuseFor('not_begun');
  if (row.reviewed_on) throw refuseFor('reviewed');
  const { day: today } = await readMemberDay(ctx);
  if (verdict !== 'stop' && today < row.review_on!) throw refuseFor('too_soon');
  const values = {
    ...(await measureBoth(ctx, trying, row, today)),
    ...{ verdict, learnt, shared: share, reviewed_on: today },
  };
  await keepRow(ctx, experimentTable, { id, values, verb: 'reviewed' });
  await finishActing(ctx, row, verdict);
  await changeOwed(ctx, trying.types, { id, done_at: ctx.now().toISOString() });
}

/** The days since it began, beside as many before. */
async function measureBoth(ctx: WriteContext, trying: Trying, row: ExperimentRow, today: string) {
  const { before, during } = comparedSpans(row.started_on!, today);
  const of = { owner_id: row.owner_id, metric: row.metric! };
  const from = await measure(ctx, trying.catalogue, { ...of, period: before });
  const to = await measure(ctx, trying.catalogue, { ...of, period: during });
  return { measured_from: textOf(from?.value ?? null), measured_to: textOf(to?.value ?? null) };
}

export async function dropExperiment(ctx: WriteContext, id: string) {
  const row = await lockExperiment(ctx, id);
  await requireOwn(ctx, row);
  if (row.started_on) throw refuseFor('begun');
  const values = { deleted_at: ctx.now().toISOString() };
  await keepRow(ctx, experimentTable, { id, values, verb: 'deleted' });
}

function said(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function textOf(value: number | null): string | null {
  return value === null ? null : String(value);
}

/** Who can keep a promise of protection: the sponsor; where nobody is, whoever leads the workspace. */
async function requireProtector(ctx: WriteContext, id: string): Promise<void> {
  await requireColleague(ctx, id);
  const sponsor = await readSponsor(ctx);
  if (sponsor === id) return;
  const leads = await ctx.db.first(sql`select m.id from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${id} and m.role <> 'member'`);
  if (sponsor || !leads) throw refuseFor('not_sponsor');
}

async function requireOwn(ctx: WriteContext, { owner_id }: ExperimentRow): Promise<void> {
  const { role, memberId } = ctx.actor;
  if (owner_id === memberId || role !== 'member') return;
  if ((await readSponsor(ctx)) !== memberId) throw refuseFor('not_owner');
}
