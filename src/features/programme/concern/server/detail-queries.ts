import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readSponsor } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import { keepsDesk, readTakenSubjects } from '#src/features/programme/desk/server/desk-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { firstQuestions } from '../complaint-phrases.ts';
import type { Loss } from '../concern.ts';
import type { ConcernDetail, ConcernSummary } from '../concern-schema.ts';
import { hindersExperiment, hindersFix } from '../course.ts';
import { daysTaken } from '../days-taken.ts';
import { classOf, pointsOf, type Scores } from '../diagnosis.ts';
import { isAffected } from './affected-queries.ts';
import { openTopConcerns } from './concern-queries.ts';
import { type ConcernRow, findConcern, listInterventions, readDeeds } from './concern-rows.ts';
import { readObserved } from './observed-queries.ts';
import { stepsFor } from './steps/steps-for.ts';

interface Names {
  members: Map<string, string>;
  teams: Map<string, string>;
  today: string;
}

/** All that stand by themselves, the heaviest first; what stands beneath another is read there. */
export async function listConcerns(ctx: ReadContext) {
  const rows = await ctx.db.rows<ConcernRow & { mine: boolean }>(sql`
    select c.*, (c.team_id is null or c.raised_by = ${ctx.actor.memberId}
        or c.team_id = any(${ctx.actor.teamIds}::uuid[])) as mine
    from concern c where c.workspace_id = ${ctx.actor.workspaceId} and c.cluster_id is null
      and c.deleted_at is null
    order by c.weight desc, c.raised_on desc, c.id limit 1000`);
  const { ids, ...top } = await openTopConcerns(ctx);
  const names = await readNames(ctx);
  const isTop = new Set(ids);
  const items = rows.map((row) => ({
    ...summaryOf(row, names),
    ...{ mine: row.mine, top: isTop.has(row.id) },
  }));
  return { items, top, may_decide: await mayDecide(ctx) };
}

export async function readConcern(ctx: ReadContext, id: string): Promise<ConcernDetail> {
  const row = await findConcern(ctx, id);
  const names = await readNames(ctx);
  const deeds = await readDeeds(ctx, row);
  const mine = await isAffected(ctx, row, ctx.actor.memberId);
  const rated = await readRatings(ctx, row, names);
  const person = (memberId: string | null) => nameOf(names.members, memberId);
  const { ids } = await openTopConcerns(ctx);
  const interventions = await listInterventions(ctx, id);
  const has_picture = await hasPicture(ctx, id);
  const keeps = !ctx.actor.viewerId && (await keepsDesk(ctx));
  const isTaken = keeps && (await readTakenSubjects(ctx)).has(id);
  const facts = {
    ...{ keepsDesk: keeps && !isTaken },
    row,
    deeds,
    mine,
    decides: await mayDecide(ctx),
    ratedByMe: rated.rated_by_me,
  };
  const seesPage = maySeePicture(ctx, row, facts.decides);
  return {
    ...{ ...summaryOf(row, names), mine, top: ids.includes(id) },
    ...{ body: row.body, ...(seesPage ? pageOf(row) : pageOf(null)) },
    ...{ axis: row.axis, losses: row.losses, raised_by: person(row.raised_by) },
    ...{ reason: row.reason, answered_on: row.answered_on, answered_by: person(row.answered_by) },
    ...{ joint: row.joint, manager: person(row.manager_id), manager_change: row.manager_change },
    ...{ manager_due_on: row.manager_due_on, stands_beneath: row.cluster_id, round: row.round },
    ...{ split_from: row.split_from, beneath: await listBeneath(ctx, id), ...rated },
    first_questions: firstQuestions(`${row.title} ${row.body}`),
    observed: await readObserved(ctx, `${row.title} ${row.body}`),
    interventions: interventions.map(
      ({ owner_id, kind, what, due_on, done_on, outcome, ...one }) => ({
        ...{ id: one.id, kind, what, due_on, done_on, outcome, owner: person(owner_id)! },
      }),
    ),
    experiments: await listExperimentsOf(ctx, id, names),
    failed_fixes: deeds.failed,
    has_picture: has_picture && seesPage,
    can: stepsFor(ctx.actor.memberId, facts, interventions),
    waits_for: row.class === 'adaptive' ? hindersExperiment(row) : hindersFix(row, deeds),
  };
}

function summaryOf(row: ConcernRow, names: Names): Omit<ConcernSummary, 'top' | 'mine'> {
  const until = row.answered_on ?? names.today;
  return {
    ...{ id: row.id, title: row.title, origin: row.origin, weight: row.weight, state: row.state },
    ...{ class: row.class, answer: row.answer, theme: row.theme, due_on: row.due_on },
    causes: row.causes,
    ...{ raised_on: row.raised_on, waiting_days: daysTaken(row.raised_on, until) },
    team: nameOf(names.teams, row.team_id),
    owner: nameOf(names.members, row.owner_id),
  };
}

async function readNames(ctx: ReadContext): Promise<Names> {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<{ kind: string; id: string; name: string }>(sql`
    select 'member' as kind, m.id, m.name from member m where m.workspace_id = ${workspaceId}
    union all select 'team', t.id, t.name from team t where t.workspace_id = ${workspaceId}`);
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, name }) => [id, name]));
  const { day: today } = await readMemberDay(ctx);
  return { members: of('member'), teams: of('team'), today };
}

function nameOf(names: Map<string, string>, id: string | null) {
  return id === null ? null : { id, name: names.get(id) ?? '' };
}

/** Neither rater reads the other before both are done. */
async function readRatings(ctx: ReadContext, row: ConcernRow, names: Names) {
  const rows = await ctx.db.rows<{
    rater_id: string;
    affected: boolean;
    scores: Scores;
    evidence: Record<string, string>;
    losses: Loss[];
  }>(sql`
    select r.rater_id, r.affected, r.scores, r.evidence, r.losses from concern_rating r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.concern_id = ${row.split_from ?? row.id}
      and r.round = ${row.round} order by r.rater_id`);
  const told = rows.map(({ rater_id, affected, scores, evidence, losses }) => ({
    rater: nameOf(names.members, rater_id)!,
    ...{ affected, scores, evidence, losses },
    ...{ points: pointsOf(scores), class: classOf(pointsOf(scores)) },
  }));
  return {
    rated: rows.length,
    rated_by_me: rows.some(({ rater_id }) => rater_id === ctx.actor.memberId),
    ratings: rows.length < 2 ? [] : told,
  };
}

function listBeneath(ctx: ReadContext, id: string) {
  return ctx.db.rows<{ id: string; title: string; weight: number }>(sql`
    select c.id, c.title, c.weight from concern c where c.workspace_id = ${ctx.actor.workspaceId}
      and c.cluster_id = ${id} and c.deleted_at is null order by c.weight desc, c.id`);
}

async function listExperimentsOf(ctx: ReadContext, id: string, names: Names) {
  const rows = await ctx.db.rows<{
    id: string;
    hypothesis: string;
    owner_id: string;
    started_on: string | null;
    review_on: string | null;
    verdict: 'keep' | 'adapt' | 'stop' | null;
  }>(sql`
    select e.id, e.hypothesis, e.owner_id, e.started_on, e.review_on, e.verdict from experiment e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.concern_id = ${id}
      and e.deleted_at is null order by e.review_on nulls last, e.id`);
  return rows.map(({ owner_id, ...row }) => ({ ...row, owner: nameOf(names.members, owner_id)! }));
}

async function hasPicture(ctx: ReadContext, id: string): Promise<boolean> {
  const found = await ctx.db.first(sql`select p.concern_id from concern_picture p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.concern_id = ${id}`);
  return found !== undefined;
}

function pageOf(row: ConcernRow | null) {
  return { page: row?.page ?? null, page_title: row?.page_title ?? null };
}

/** Of the page and its picture: they may show what not everybody sees. */
export function maySeePicture(ctx: ReadContext, row: ConcernRow, decides: boolean): boolean {
  const { memberId } = ctx.actor;
  return decides || row.raised_by === memberId || row.owner_id === memberId;
}

export async function mayDecide(ctx: ReadContext): Promise<boolean> {
  if (ctx.actor.viewerId) return false;
  return ctx.actor.role !== 'member' || (await readSponsor(ctx)) === ctx.actor.memberId;
}
