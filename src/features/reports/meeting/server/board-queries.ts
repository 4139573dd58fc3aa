import { sql } from 'kysely';
import { isId } from '#src/lib/ids.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { builtInBoard } from '../../dashboard/built-in-boards.ts';
import { type Tile, tilesSchema } from '../../dashboard/tile.ts';
import { readWhose, type Whose } from '../../dashboard/tile-request.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import { figureRequestSchema, periodSchema } from '../../metric/metric-schema.ts';

export interface Board {
  period: FigureRequest['period'];
  whose: Whose;
  tiles: readonly Tile[];
}

const USUAL_PERIOD = { last: 90, unit: 'day' } as const;

/** The dashboard of a meeting as the actor sees it; null if it is not there, or not shared with them. */
export async function readBoard(ctx: ReadContext, name: string): Promise<Board | null> {
  const builtIn = builtInBoard(name);
  if (builtIn) return { ...builtIn, whose: builtIn.whose ?? 'everyone' };
  if (!isId(name)) return null;
  const row = await ctx.db.first<{
    tiles: string | null;
    period: string | null;
    whose: string | null;
  }>(sql`
    select d.tiles, d.period, d.whose from dashboard d
    where ${visible(ctx.actor, 'd')} and d.id = ${name} and d.deleted_at is null`);
  if (!row) return null;
  const period = periodSchema.safeParse(parse(row.period));
  const tiles = tilesSchema.safeParse(parse(row.tiles));
  return {
    period: period.success ? period.data : USUAL_PERIOD,
    whose: readWhose(row.whose) ?? 'everyone',
    tiles: tiles.success ? tiles.data : [],
  };
}

export interface AskedTile {
  tile: Tile;
  title: string | null;
  chart: string;
  request: FigureRequest;
}

/** What each tile asks, from the top; a report that the actor does not see is left out. */
export async function askedTiles(ctx: ReadContext, { tiles }: Board): Promise<AskedTile[]> {
  const reports = await readReports(ctx, tiles);
  const inOrder = tiles.toSorted((one, other) => one.y - other.y || one.x - other.x);
  return inOrder.flatMap((tile): AskedTile[] => {
    const { title = null, chart, request } = tile;
    if (request) return [{ tile, title, chart: chart ?? 'number', request }];
    const report = reports.get(tile.report_id ?? '');
    const asked = figureRequestSchema.safeParse(parse(report?.request));
    if (!report || !asked.success) return [];
    const shown = { title: title ?? report.name, chart: chart ?? report.chart };
    return [{ tile, ...shown, request: asked.data }];
  });
}

interface Report {
  id: string;
  name: string;
  chart: string;
  request: string;
}

async function readReports(ctx: ReadContext, tiles: readonly Tile[]): Promise<Map<string, Report>> {
  const ids = tiles.flatMap(({ report_id }) => report_id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.rows<Report>(sql`
    select r.id, r.name, r.chart, r.request from report r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[]) and r.deleted_at is null`);
  return new Map(rows.map((row) => [row.id, row]));
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
