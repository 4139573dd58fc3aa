import {
  type PipelineRow,
  readPipelines,
  type StageRow,
} from '#src/features/sales/pipeline/server/pipeline-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Money } from '#src/records/field-types.ts';
import { viewerOf } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { prepared } from '#src/server/db/sql.ts';
import { judgeSilence, type Silence } from '../../silence.ts';
import { boardSql, CARDS_SHOWN } from './board-sql.ts';

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
  const found = await readColumns(ctx, stages, request);
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
      cards: cards.slice(0, CARDS_SHOWN).map(toCard),
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

function toCard({ days, own, gaps, ...card }: FoundCard) {
  const stale = card.status === 'open' ? judgeSilence({ days, own, gaps }) : null;
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
