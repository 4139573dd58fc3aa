import { type RawBuilder, sql } from 'kysely';
import {
  type PipelineRow,
  readPipelines,
  type StageRow,
} from '#src/features/sales/pipeline/server/pipeline-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Money } from '#src/records/field-types.ts';
import { type Viewer, viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { prepared } from '#src/server/db/sql.ts';
import { judgeSilence, type Silence } from '../../silence.ts';
import { pipelineRhythm } from './pipeline-rhythm-queries.ts';
import { nextStepOf, rhythmOf } from './rhythm-sql.ts';

export const CARDS_SHOWN = 50;
/** Of the deals that are closed, those of the last days stand on the board. */
const CLOSED_DAYS = 60;
const DAY_MS = 86_400_000;

export interface BoardRequest {
  pipeline_id?: string | undefined;
  owners: 'me' | 'team' | 'all';
  stage_id?: string | undefined;
  after?: string | undefined;
}

interface FoundCard {
  stage_id: string;
  status: 'open' | 'won' | 'lost';
  days: number;
  own: number | null;
  gaps: number;
}

export interface Column {
  stage_id: string;
  count: number;
  sums: Money[];
  cards: (Omit<FoundCard, 'days' | 'own' | 'gaps'> & { stale: Silence | null })[];
}

/** The board of a pipeline, in one look at the database beside its settings. */
export async function readBoard(ctx: ReadContext, request: BoardRequest) {
  const pipelines = await readPipelines(ctx);
  const pipeline = choosePipeline(pipelines, request);
  const stages = pipeline.stages.filter(
    ({ id }) => request.stage_id === undefined || id === request.stage_id,
  );
  const [found, usual] = [
    await readColumns(ctx, stages, request),
    await pipelineRhythm(ctx, pipeline.id),
  ];
  const columns = stages.map((stage) => {
    const cards = found.cards.filter(({ stage_id }) => stage_id === stage.id);
    const totals = found.totals.filter(({ stage_id }) => stage_id === stage.id);
    return {
      stage_id: stage.id,
      name: stage.name,
      kind: stage.kind,
      probability: stage.probability,
      days: stage.kind === 'open' ? null : CLOSED_DAYS,
      count: totals.reduce((sum, { count }) => sum + count, 0),
      sums: totals.flatMap(({ currency, amount }) => (currency ? [{ currency, amount }] : [])),
      cards: cards.slice(0, CARDS_SHOWN).map((card) => toCard(card, usual)),
      more: cards.length > CARDS_SHOWN,
    };
  });
  const names = pipelines.map(({ id, name }) => ({ id, name }));
  return { pipeline_id: pipeline.id, pipelines: names, columns };
}

function choosePipeline(pipelines: PipelineRow[], request: BoardRequest): PipelineRow {
  const { pipeline_id, stage_id } = request;
  const chosen = pipelines.find(({ id, stages }) =>
    pipeline_id ? id === pipeline_id : !stage_id || stages.some((stage) => stage.id === stage_id),
  );
  if (chosen) return chosen;
  throw new AppError('not_found', 'There is no such pipeline. Choose another.');
}

function toCard({ days, own, gaps, ...card }: FoundCard, pipeline: number | null) {
  const stale = card.status === 'open' ? judgeSilence({ days, own, gaps, pipeline }) : null;
  return { ...card, stale };
}

interface Total {
  stage_id: string;
  currency: string | null;
  count: number;
  amount: number;
}

async function readColumns(
  ctx: ReadContext,
  stages: StageRow[],
  { owners, after }: BoardRequest,
): Promise<{ totals: Total[]; cards: FoundCard[] }> {
  const ofKind = (isOpen: boolean) =>
    stages.filter(({ kind }) => (kind === 'open') === isOpen).map(({ id }) => id);
  const values = {
    ...viewerOf(ctx.actor),
    open: ofKind(true),
    closed: ofKind(false),
    since: new Date(ctx.now().getTime() - CLOSED_DAYS * DAY_MS).toISOString(),
    now: ctx.now().toISOString(),
    me: ctx.actor.memberId,
    teams: ctx.actor.teamIds,
    after: after ?? null,
  };
  const name = `board ${owners}${after ? ' after' : ''}`;
  const found = await ctx.db.first<{ totals: Total[] | null; cards: FoundCard[] | null }>(
    prepared(name, values, (p) => boardSql(p, { owners, isAfter: after !== undefined })),
  );
  return { totals: found?.totals ?? [], cards: found?.cards ?? [] };
}

interface Given extends Viewer {
  open: unknown;
  closed: unknown;
  since: unknown;
  now: unknown;
  me: unknown;
  teams: unknown;
  after: unknown;
}

function boardSql(
  p: Given,
  { owners, isAfter }: { owners: BoardRequest['owners']; isAfter: boolean },
): RawBuilder<unknown> {
  const whose = {
    all: sql`true`,
    me: sql`r.owner_id = ${p.me}::uuid`,
    team: sql`r.team_id = any(${p.teams}::uuid[])`,
  }[owners];
  const shown = sql`${visible(p, 'r')} and r.deleted_at is null and ${whose}`;
  // the text names every parameter also where none is needed, for its values are told by name
  const from = isAfter ? sql`and r.id <> ${p.after}::uuid` : sql`and ${p.after}::uuid is null`;
  const beyond = (field: string) =>
    isAfter
      ? sql`and (${sql.ref(`r.${field}`)}, r.id) < (select ${sql.ref(`x.${field}`)}, x.id from deal x
          where x.workspace_id = ${p.workspaceId} and x.id = ${p.after}::uuid)`
      : sql``;
  const first = sql.lit(CARDS_SHOWN + 1);
  return sql`
    with shown as (
      (select r.id, s.stage_id, s.place from unnest(${p.open}::uuid[])
        with ordinality as s (stage_id, place)
      cross join lateral (select r.id from deal r
        where ${shown} and r.stage_id = s.stage_id ${from} ${beyond('board_position')}
        order by r.board_position desc, r.id desc limit ${first}) r)
      union all
      (select r.id, s.stage_id, s.place from unnest(${p.closed}::uuid[])
        with ordinality as s (stage_id, place)
      cross join lateral (select r.id from deal r
        where ${shown} and r.stage_id = s.stage_id and r.closed_at > ${p.since} ${from}
          ${beyond('closed_at')}
        order by r.closed_at desc, r.id desc limit ${first}) r)
    ), cards as (
      select r.id, r.title, r.version, r.stage_id, r.status, r.company_id, c.title as company,
        r.person_id, h.title as person, r.amount, r.closes_on, r.owner_id, m.name as owner,
        case when n.id is not null then jsonb_build_object('id', n.id, 'subject', n.subject,
          'due_on', n.due_on, 'due_at', n.due_at) end as next_step,
        greatest(${p.now}::date - greatest(k.last_day, r.created_at::date), 0) as days,
        k.own, k.gaps, r.board_position, r.closed_at
      from shown join deal r on r.workspace_id = ${p.workspaceId} and r.id = shown.id
      left join company c on c.id = r.company_id and ${visible(p, 'c')}
      left join person h on h.id = r.person_id and ${visible(p, 'h')}
      left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id
      left join lateral (${nextStepOf(p)}) n on r.status = 'open'
      left join lateral (${rhythmOf(p)}) k on r.status = 'open'
    ), totals as (
      select t.stage_id, t.amount ->> 'currency' as currency, count(*)::int as count,
        coalesce(sum((t.amount ->> 'amount')::bigint), 0) as amount
      from (
        select r.stage_id, r.amount from deal r where ${shown} and r.stage_id = any(${p.open}::uuid[])
        union all
        select r.stage_id, r.amount from deal r
        where ${shown} and r.stage_id = any(${p.closed}::uuid[]) and r.closed_at > ${p.since}) t
      group by 1, 2
    )
    select (select jsonb_agg(to_jsonb(t) order by t.count desc) from totals t) as totals,
      (select jsonb_agg(to_jsonb(k) - 'board_position' - 'closed_at'
        order by coalesce(extract(epoch from k.closed_at) * 1000, k.board_position) desc, k.id desc)
        from cards k) as cards`;
}
