import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { KeptTable } from '#src/records/server/kept-row-commands.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Verdict } from '../experiment.ts';

export interface ExperimentRow {
  id: string;
  concern_id: string;
  owner_id: string;
  assumption: string;
  hypothesis: string;
  smallest_test: string;
  metric: string | null;
  /** What the metric said, as text so that no digit is lost; null: nothing. */
  measured_from: string | null;
  measured_to: string | null;
  stop_rule: string;
  loss: string;
  sponsor_id: string | null;
  protection: string;
  started_on: string | null;
  review_on: string | null;
  reviewed_on: string | null;
  verdict: Verdict | null;
  learnt: string | null;
  shared: boolean;
  passed_on: boolean;
}

export const experimentTable: KeptTable<'experiment'> = {
  name: 'experiment',
  fields: [
    ...['concern_id', 'owner_id', 'assumption', 'hypothesis', 'smallest_test', 'metric'],
    ...['measured_from', 'measured_to', 'stop_rule', 'loss', 'sponsor_id', 'protection'],
    ...['started_on', 'review_on', 'reviewed_on', 'verdict', 'learnt', 'shared', 'passed_on'],
  ],
  mayChange: () => {},
};

export async function findExperiment(ctx: ReadContext, id: string): Promise<ExperimentRow> {
  const row = await ctx.db.first<ExperimentRow>(sql`
    select e.* from experiment e where e.workspace_id = ${ctx.actor.workspaceId} and e.id = ${id}
      and e.deleted_at is null`);
  if (!row) throw new AppError('not_found', 'There is no such experiment.');
  return row;
}

export async function lockExperiment(ctx: WriteContext, id: string): Promise<ExperimentRow> {
  await ctx.db.rows(sql`
    select e.id from experiment e where e.workspace_id = ${ctx.actor.workspaceId} and e.id = ${id}
    for update`);
  return findExperiment(ctx, id);
}
