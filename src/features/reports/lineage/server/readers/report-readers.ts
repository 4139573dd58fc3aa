import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { builtInBoards } from '../../../dashboard/built-in-boards.ts';
import { type Tile, tilesSchema } from '../../../dashboard/tile.ts';
import type { FigureRequest } from '../../../metric/metric.ts';
import { figureRequestSchema } from '../../../metric/metric-schema.ts';
import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import { readsOfRequests } from '../../../metric/server/metric-queries.ts';
import type { FieldRead } from '../../fields-named.ts';
import type { Reader, Readers } from '../reader-type.ts';
import { readLooks } from './looks.ts';

interface ReportRow {
  id: string;
  name: string;
  request: string;
  is_seen: boolean;
}
interface BoardRow {
  id: string;
  name: string;
  tiles: string | null;
  is_seen: boolean;
}

/** Reports and dashboards: what they read, and when they were opened. */
export function reportReaders(catalogue: MetricCatalogue): Readers {
  return {
    async find(ctx) {
      const reports = await readReports(ctx);
      const boards = await readBoards(ctx);
      const asked = [
        ...reports.flatMap(({ request }) => request ?? []),
        ...[...boards, ...builtInBoards].flatMap(({ tiles }) => requestsOf(tiles)),
      ];
      const found = await readsOfRequests(ctx, catalogue, asked);
      const reads = new Map(asked.map((request, index) => [request, found[index] ?? []]));
      const ofReport = new Map(
        reports.map(({ id, request }) => [id, (request && reads.get(request)) ?? []]),
      );
      const looks = [await readLooks(ctx, 'report'), await readLooks(ctx, 'dashboard')] as const;
      return [
        ...reports.map(
          ({ id, name, is_seen }): Reader => ({
            ...{ kind: 'report', id, name, isSeen: is_seen },
            ...{ reads: ofReport.get(id)!, look: looks[0].get(id) ?? null },
          }),
        ),
        ...boards.map(
          ({ id, name, tiles, is_seen }): Reader => ({
            ...{ kind: 'dashboard', id, name, isSeen: is_seen },
            ...{ reads: readsOfTiles(tiles, reads, ofReport), look: looks[1].get(id) ?? null },
          }),
        ),
        ...builtInBoards.map(
          ({ name, tiles }): Reader => ({
            ...{ kind: 'dashboard', name, isBuiltIn: true, isSeen: true },
            ...{ reads: readsOfTiles(tiles, reads, ofReport), look: null },
          }),
        ),
      ];
    },
  };
}

async function readReports(ctx: ReadContext) {
  const rows = await ctx.db.rows<ReportRow>(sql`
    select r.id, r.title as name, r.request, ${visible(ctx.actor, 'r')} as is_seen from report r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null order by r.id`);
  return rows.map((row) => {
    const parsed = figureRequestSchema.safeParse(readJson(row.request));
    return { ...row, request: parsed.success ? (parsed.data as FigureRequest) : null };
  });
}

async function readBoards(ctx: ReadContext) {
  const rows = await ctx.db.rows<BoardRow>(sql`
    select r.id, r.title as name, r.tiles, ${visible(ctx.actor, 'r')} as is_seen from dashboard r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null order by r.id`);
  return rows.map((row) => {
    const parsed = tilesSchema.safeParse(readJson(row.tiles));
    return { ...row, tiles: parsed.success ? (parsed.data as Tile[]) : [] };
  });
}

function requestsOf(tiles: readonly Tile[]): FigureRequest[] {
  return tiles.flatMap(({ request }) => request ?? []);
}

function readsOfTiles(
  tiles: readonly Tile[],
  ofRequest: ReadonlyMap<FigureRequest, FieldRead[]>,
  ofReport: ReadonlyMap<string, FieldRead[]>,
): FieldRead[] {
  return tiles.flatMap(({ request, report_id }) => {
    if (request) return ofRequest.get(request) ?? [];
    return (report_id && ofReport.get(report_id)) || [];
  });
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
