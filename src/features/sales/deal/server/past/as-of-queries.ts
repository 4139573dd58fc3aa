import { type RawBuilder, sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Moment, momentsOf } from './moment-queries.ts';
import { readStagesThen, type StageThen } from './stages-then-queries.ts';

export const CLOSED_DAYS = 60;
export const ROWS_SHOWN = 200;
const DAY_MS = 86_400_000;

export type Owners = 'me' | 'team' | 'all';
interface AsOfRequest {
  id: string;
  day: string;
  owners: Owners;
  stage_id?: string | undefined;
}

interface Total {
  stage_id: string;
  currency: string | null;
  count: number;
  amount: number;
  weighted: number;
}

/** A pipeline at the end of a day, from what each deal was then. */
export async function readAsOf(ctx: ReadContext, { id, day, owners, stage_id }: AsOfRequest) {
  const [moment] = (await momentsOf(ctx, [day])) as [Moment];
  const stages = await readStagesThen(ctx, id, moment.at);
  const request = { pipelineId: id, at: moment.at, owners };
  const totals = await readTotals(ctx, stages, request);
  const items = stage_id ? await readRows(ctx, { ...request, stageId: stage_id }) : [];
  const shown = stages.map((stage) => {
    const own = totals.filter((total) => total.stage_id === stage.id);
    return {
      stage_id: stage.id,
      name: stage.name,
      kind: stage.kind,
      probability: stage.probability,
      days: stage.kind === 'open' ? null : CLOSED_DAYS,
      count: own.reduce((sum, { count }) => sum + count, 0),
      sums: own.flatMap(({ currency, amount, weighted }) =>
        currency ? [{ currency, amount, weighted }] : [],
      ),
      isThere: stage.deleted_at === null || own.length > 0,
    };
  });
  return { ...moment, stages: shown.filter(({ isThere }) => isThere).map(withoutMark), items };
}

function withoutMark<Stage extends { isThere: boolean }>({ isThere: _, ...stage }: Stage) {
  return stage;
}

interface Then {
  pipelineId: string;
  at: string;
  owners: Owners;
}

function readTotals(ctx: ReadContext, stages: StageThen[], then: Then): Promise<Total[]> {
  const chances = JSON.stringify(stages.map(({ id, probability }) => ({ id, probability })));
  return ctx.db.rows<Total>(sql`
    with chance as materialized (
      select c.id, c.probability from jsonb_to_recordset(${chances}::jsonb)
        as c (id uuid, probability integer))
    select s.stage_id, s.currency, count(*)::int as count, coalesce(sum(s.amount), 0)::float8 as amount,
      coalesce(round(sum(s.amount * coalesce(s.probability, c.probability, 0)) / 100), 0)::float8
        as weighted
    from (${stoodThen(ctx, then)}) s join chance c on c.id = s.stage_id
    group by 1, 2 order by count(*) desc`);
}

/** What each visible deal of the pipeline was then; of those closed only the last ones. */
function stoodThen(ctx: ReadContext, { pipelineId, at, owners }: Then): RawBuilder<unknown> {
  const since = new Date(Date.parse(at) - CLOSED_DAYS * DAY_MS).toISOString();
  const { workspaceId } = ctx.actor;
  const part = (status: RawBuilder<unknown>) => sql`
    select s.deal_id, s.stage_id, s.currency, s.amount, s.probability, s.closes_on, s.owner_id
    from deal_state s join deal r on r.workspace_id = s.workspace_id and r.id = s.deal_id
    where s.workspace_id = ${workspaceId} and s.pipeline_id = ${pipelineId} and ${status}
      and s.until > ${at} and s.since <= ${at} and ${visible(viewerOf(ctx.actor), 'r')}
      and ${ownedBy(ctx, owners)}`;
  return sql`${part(sql`s.status = 'open'`)} union all
    ${part(sql`s.status in ('won', 'lost') and s.closed_at > ${since}`)}`;
}

/** Whose deals they were then; a team's by who is in it now. */
export function ownedBy(ctx: ReadContext, owners: Owners): RawBuilder<unknown> {
  if (owners === 'all') return sql`true`;
  if (owners === 'me') return sql`s.owner_id = ${ctx.actor.memberId}`;
  return sql`s.owner_id in (select m.id from member m
    where m.workspace_id = s.workspace_id and m.team_id = any(${ctx.actor.teamIds}::uuid[]))`;
}

function readRows(ctx: ReadContext, { stageId, ...then }: Then & { stageId: string }) {
  return ctx.db.rows(sql`
    select r.id, r.title, c.title as company, m.name as owner, g.name as stage, s.closes_on,
      case when s.amount is not null then
        jsonb_build_object('amount', s.amount, 'currency', s.currency) end as amount
    from (${stoodThen(ctx, then)}) s
    join deal r on r.workspace_id = ${ctx.actor.workspaceId} and r.id = s.deal_id
    left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
    left join member m on m.workspace_id = r.workspace_id and m.id = s.owner_id
    left join stage g on g.workspace_id = r.workspace_id and g.id = s.stage_id
    where s.stage_id = ${stageId}
    order by s.amount desc nulls last, r.id limit ${ROWS_SHOWN}`);
}
