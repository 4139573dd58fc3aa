import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { ME } from '#src/records/filter.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { tileRequest } from '../../dashboard/tile-request.ts';
import type { FigureOutcome } from '../../metric/figure-api.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import { runFigures } from '../../metric/server/figure-queries.ts';
import { askedTiles, readBoard } from './board-queries.ts';

export interface Figure {
  id: string;
  tile: string;
  title: string | null;
  report_id: string | null;
  chart: string;
  request: FigureRequest;
  answer: FigureOutcome;
}

interface Freezing {
  id: string;
  board: string;
  titles: string | null;
  at: string;
  /** The day that the figures are of; absent: this moment. */
  as_of?: string | undefined;
}

/** Reckons the dashboard once, under the rights of who starts the meeting, and keeps what it says. */
export async function freezeBoard(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  { id, board: name, titles: text, at, as_of }: Freezing,
): Promise<void> {
  const board = await readBoard(ctx, name);
  if (!board) throw noBoard();
  const asked = await askedTiles(ctx, board);
  if (asked.length === 0) {
    const message = 'There are no figures on this dashboard yet. Put some on it, then start.';
    throw new AppError('conflict', message, { reason: 'empty_board' });
  }
  const view = { period: board.period, whose: board.whose, compare: 'previous' } as const;
  const requests = asked.map(({ tile, request }) =>
    ofMember({ ...tileRequest(tile, request, view), ...(as_of && { as_of }) }, ctx.actor.memberId),
  );
  const answers = await runFigures(ctx, catalogue, requests);
  const titles = readTitles(text);
  const rows = asked.map(({ tile, title, chart }, position) => ({
    ...{ id: newId(), position, tile: tile.id, chart },
    title: titles[tile.id] ?? title,
    report_id: tile.report_id ?? null,
    request: dated(requests[position]!, answers[position]!),
    answer: answers[position]!,
  }));
  await ctx.db.rows(sql`
    insert into meeting_figure (workspace_id, id, meeting_id, frozen_at, position, tile, title,
      report_id, chart, request, answer)
    select ${ctx.actor.workspaceId}, r.id, ${id}, ${at}, r.position, r.tile, r.title, r.report_id,
      r.chart, r.request, r.answer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, position integer,
      tile text, title text, report_id uuid, chart text, request jsonb, answer jsonb)`);
}

/** As it was frozen when the meeting was started; none before. */
export function readFigures(
  ctx: ReadContext,
  { id, started_at }: { id: string; started_at: string | null },
): Promise<Figure[]> {
  if (started_at === null) return Promise.resolve([]);
  return ctx.db.rows<Figure>(sql`
    select f.id, f.tile, f.title, f.report_id, f.chart, f.request, f.answer from meeting_figure f
    where f.workspace_id = ${ctx.actor.workspaceId} and f.meeting_id = ${id}
      and f.frozen_at = ${started_at}
    order by f.position`);
}

/** "Me" is who leads the meeting, whoever looks at the rows behind it later. */
function ofMember(request: FigureRequest, memberId: string): FigureRequest {
  const text = JSON.stringify(request).replaceAll(JSON.stringify(ME), JSON.stringify(memberId));
  return JSON.parse(text);
}

/** This month is the month of the meeting, whenever the rows behind it are asked for. */
function dated(request: FigureRequest, answer: FigureOutcome): FigureRequest {
  return 'error' in answer ? request : { ...request, period: answer.period ?? request.period };
}

function readTitles(text: string | null): Record<string, string> {
  const found: unknown = text ? JSON.parse(text) : {};
  return typeof found === 'object' && found !== null ? (found as Record<string, string>) : {};
}

export function noBoard(): AppError {
  return new AppError(
    'invalid',
    'There is no such dashboard, or it is not shared with you. Choose another.',
    { reason: 'unknown_board', issues: [{ path: ['board'], message: 'No such dashboard.' }] },
  );
}
