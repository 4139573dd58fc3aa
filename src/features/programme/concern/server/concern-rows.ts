import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { KeptTable } from '#src/records/server/kept-row-commands.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type {
  Axis,
  Cause,
  ConcernAnswer,
  ConcernState,
  InterventionKind,
  Loss,
  Origin,
} from '../concern.ts';
import type { Deeds } from '../course.ts';
import type { ConcernClass } from '../diagnosis.ts';

/** The row as its table holds it. */
export interface ConcernRow {
  id: string;
  title: string;
  body: string;
  origin: Origin;
  workshop_id: string | null;
  weight: number;
  page: string | null;
  page_title: string | null;
  team_id: string | null;
  causes: Cause[];
  axis: Axis | null;
  losses: Loss[];
  theme: string | null;
  raised_by: string | null;
  raised_on: string;
  state: ConcernState;
  cluster_id: string | null;
  split_from: string | null;
  class: ConcernClass | null;
  round: number;
  answer: ConcernAnswer | null;
  reason: string | null;
  owner_id: string | null;
  due_on: string | null;
  answered_on: string | null;
  answered_by: string | null;
  joint: boolean;
  manager_id: string | null;
  manager_change: string | null;
  manager_due_on: string | null;
  source_words: string | null;
  version: number;
  deleted_at: string | null;
}

export interface InterventionRow {
  id: string;
  concern_id: string;
  round: number;
  kind: InterventionKind;
  what: string;
  owner_id: string;
  due_on: string;
  done_on: string | null;
  outcome: 'held' | 'failed' | null;
}

// each command says itself who may do it
const mayChange = () => {};

export const concernTable: KeptTable<'concern'> = {
  name: 'concern',
  fields: [
    ...['title', 'body', 'origin', 'workshop_id', 'weight', 'page', 'page_title', 'team_id'],
    ...['causes', 'axis', 'losses', 'theme', 'raised_by', 'raised_on', 'state', 'cluster_id'],
    ...['split_from', 'class', 'round', 'answer', 'reason', 'owner_id', 'due_on', 'answered_on'],
    ...['answered_by', 'joint', 'manager_id', 'manager_change', 'manager_due_on', 'source_words'],
  ],
  mayChange,
};

export const interventionTable: KeptTable<'concern_intervention'> = {
  name: 'concern_intervention',
  fields: ['concern_id', 'round', 'kind', 'what', 'owner_id', 'due_on', 'done_on', 'outcome'],
  mayChange,
};

/** The living concern, kept from being changed by others until the command is over. */
export async function lockConcern(ctx: WriteContext, id: string): Promise<ConcernRow> {
  return requireRow(
    await ctx.db.first<ConcernRow>(sql`
      select c.* from concern c where c.workspace_id = ${ctx.actor.workspaceId} and c.id = ${id}
        and c.deleted_at is null for update`),
  );
}

export async function findConcern(ctx: ReadContext, id: string): Promise<ConcernRow> {
  return requireRow(
    await ctx.db.first<ConcernRow>(sql`
      select c.* from concern c where c.workspace_id = ${ctx.actor.workspaceId} and c.id = ${id}
        and c.deleted_at is null`),
  );
}

function requireRow(row: ConcernRow | undefined): ConcernRow {
  if (!row) throw new AppError('not_found', 'There is no such concern.');
  return row;
}

export function listInterventions(ctx: ReadContext, id: string): Promise<InterventionRow[]> {
  return ctx.db.rows<InterventionRow>(sql`
    select i.* from concern_intervention i where i.workspace_id = ${ctx.actor.workspaceId}
      and i.concern_id = ${id} and i.deleted_at is null order by i.due_on, i.id`);
}

/** What was taken back shows nothing any more. */
export async function dropPicture(ctx: WriteContext, id: string): Promise<void> {
  await ctx.db.rows(sql`delete from concern_picture
    where workspace_id = ${ctx.actor.workspaceId} and concern_id = ${id}`);
}

/** What has been done about it, in this round of diagnosis. */
export async function readDeeds(ctx: ReadContext, row: ConcernRow): Promise<Deeds> {
  const counts = await ctx.db.first<Deeds>(sql`
    select count(*) filter (where i.outcome = 'failed')::int as failed,
      count(*) filter (where i.done_on is not null and i.outcome is null)::int as done,
      count(*) filter (where i.done_on is null)::int as open,
      (select count(*)::int from experiment e where e.workspace_id = ${ctx.actor.workspaceId}
        and e.concern_id = ${row.id} and e.reviewed_on is not null and e.deleted_at is null)
        as reviewed,
      (select count(*)::int from experiment e where e.workspace_id = ${ctx.actor.workspaceId}
        and e.concern_id = ${row.id} and e.started_on is not null and e.reviewed_on is null
        and e.deleted_at is null) as running
    from concern_intervention i
    where i.workspace_id = ${ctx.actor.workspaceId} and i.concern_id = ${row.id}
      and i.round = ${row.round} and i.kind <> 'adaptive' and i.deleted_at is null`);
  return counts!;
}
