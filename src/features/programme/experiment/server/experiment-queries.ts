import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readSponsor } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { ownerOf } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { lastDays, missingParts } from '../experiment.ts';
import type { Experiment, ExperimentDetail } from '../experiment-api.ts';
import { type ExperimentRow, findExperiment } from './experiment-rows.ts';
import { measure } from './measure-queries.ts';

interface Joined extends ExperimentRow {
  concern_title: string;
  team_id: string | null;
  raised_by: string | null;
  owner_name: string;
  sponsor_name: string | null;
}

/** What runs, then what is only proposed, then what was learnt, the latest first. */
export async function listExperiments(ctx: ReadContext) {
  const rows = await readJoined(ctx);
  const { day } = await readMemberDay(ctx);
  return { items: rows.map((row) => answerOf(ctx, row, day)) };
}

export async function readExperiment(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  id: string,
): Promise<ExperimentDetail> {
  await findExperiment(ctx, id);
  const [row] = (await readJoined(ctx, id)) as [Joined];
  const isOwn = await mayAct(ctx, row.owner_id);
  const { day } = await readMemberDay(ctx);
  const { owner_id, metric } = row;
  // it is read with the owner's sight, so it is for those alone who may act on it
  const now =
    isOwn && metric
      ? await measure(ctx, catalogue, { owner_id, metric, period: lastDays(day) })
      : null;
  const missing = missingParts(row);
  return {
    ...answerOf(ctx, row, day),
    measured: {
      from: row.started_on ? { value: numberOf(row.measured_from) } : null,
      now: row.reviewed_on === null && now ? { value: now.value } : null,
      to: row.reviewed_on ? { value: numberOf(row.measured_to) } : null,
      unit: now?.unit ?? null,
    },
    missing,
    can: isOwn ? stepsOf(row, missing.length === 0) : [],
  };
}

function stepsOf(row: ExperimentRow, isWhole: boolean): ExperimentDetail['can'] {
  if (row.reviewed_on) return [];
  if (row.started_on) return ['review'];
  return isWhole ? ['change', 'start', 'drop'] : ['change', 'drop'];
}

async function mayAct(ctx: ReadContext, ownerId: string): Promise<boolean> {
  const { actor } = ctx;
  if (actor.viewerId) return false;
  if (ownerId === actor.memberId || actor.role !== 'member') return true;
  return (await readSponsor(ctx)) === actor.memberId;
}

function readJoined(ctx: ReadContext, id: string | null = null): Promise<Joined[]> {
  return ctx.db.rows<Joined>(sql`
    select e.*, c.title as concern_title, c.team_id, c.raised_by, o.name as owner_name,
      s.name as sponsor_name
    from experiment e
    join concern c on c.workspace_id = e.workspace_id and c.id = e.concern_id
    join member o on o.workspace_id = e.workspace_id and o.id = e.owner_id
    left join member s on s.workspace_id = e.workspace_id and s.id = e.sponsor_id
    where e.workspace_id = ${ctx.actor.workspaceId} and e.deleted_at is null
      and (${id}::uuid is null or e.id = ${id}::uuid)
    order by e.reviewed_on desc nulls first, e.started_on is null, e.review_on, e.id limit 500`);
}

function answerOf(ctx: ReadContext, row: Joined, today: string): Experiment {
  const { id, assumption, hypothesis, smallest_test, metric, stop_rule, loss, protection } = row;
  const { started_on, review_on, reviewed_on, verdict, learnt, shared, passed_on } = row;
  return {
    ...{ id, assumption, hypothesis, smallest_test, metric, stop_rule, loss, protection },
    ...{ started_on, review_on, reviewed_on, verdict, shared, passed_on },
    // what was learnt and not shared stays with those who tried it
    learnt: shared || row.owner_id === ownerOf(ctx.actor) ? learnt : null,
    concern: { id: row.concern_id, title: row.concern_title },
    owner: { id: row.owner_id, name: row.owner_name },
    sponsor: row.sponsor_id ? { id: row.sponsor_id, name: row.sponsor_name ?? '' } : null,
    due: reviewed_on === null && review_on !== null && review_on <= today,
  };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
