import { sql } from 'kysely';
import type { Reader, Readers } from '#src/features/reports/lineage/server/reader-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import { builtInBoard } from '../../dashboard/built-in-boards.ts';
import { tilesSchema } from '../../dashboard/tile.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import { figureRequestSchema } from '../../metric/metric-schema.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import { readsOfRequests } from '../../metric/server/metric-queries.ts';
import { seesMeeting } from './sight.ts';

interface Row {
  id: string;
  name: string;
  board: string;
  is_seen: boolean;
  held_on: string | null;
  people: number;
  /** Of its last meeting, as they were frozen; of what was never held those of its dashboard. */
  frozen: FigureRequest[] | null;
  tiles: string | null;
}

/** Series of meetings: what their figures read, and when they were looked at in one. */
export function meetingReaders(catalogue: MetricCatalogue): Readers {
  return {
    async find(ctx) {
      const rows = await readSeries(ctx);
      const reports = await readReports(ctx);
      const asked = rows.map((row) => row.frozen ?? requestsOf(row, reports));
      const reads = await readsOfRequests(ctx, catalogue, asked.flat());
      let from = 0;
      return rows.map(({ id, name, is_seen, held_on, people }, index): Reader => {
        const own = reads.slice(from, from + asked[index]!.length);
        from += own.length;
        return {
          ...{ kind: 'meeting', id, name, isSeen: is_seen },
          reads: own.flatMap((found) => found ?? []),
          look: held_on ? { on: held_on, people } : null,
        };
      });
    },
  };
}

function readSeries(ctx: ReadContext): Promise<Row[]> {
  const { workspaceId } = ctx.actor;
  return ctx.db.rows<Row>(sql`
    select distinct on (m.series) m.id, m.name, m.board, ${seesMeeting(ctx.actor)} as is_seen,
      m.started_at::date as held_on, cardinality(m.attendees) + 1 as people, d.tiles,
      (select jsonb_agg(f.request) from meeting_figure f where f.workspace_id = m.workspace_id
        and f.meeting_id = m.id and f.frozen_at = m.started_at) as frozen
    from meeting m
    left join dashboard d on d.workspace_id = m.workspace_id and d.id::text = m.board
      and d.deleted_at is null
    where m.workspace_id = ${workspaceId} and m.deleted_at is null
    order by m.series, m.started_at desc nulls last, m.id desc`);
}

async function readReports({ db, actor }: ReadContext): Promise<Map<string, FigureRequest>> {
  const rows = await db.rows<{ id: string; request: string }>(sql`
    select r.id, r.request from report r
    where r.workspace_id = ${actor.workspaceId} and r.deleted_at is null`);
  return new Map(
    rows.flatMap(({ id, request }) => {
      const parsed = figureRequestSchema.safeParse(parse(request));
      return parsed.success ? [[id, parsed.data]] : [];
    }),
  );
}

function requestsOf({ board, tiles }: Row, reports: Map<string, FigureRequest>): FigureRequest[] {
  const parsed = tilesSchema.safeParse(parse(tiles));
  const all = builtInBoard(board)?.tiles ?? (parsed.success ? parsed.data : []);
  return all.flatMap(({ request, report_id }) => request ?? reports.get(report_id ?? '') ?? []);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
