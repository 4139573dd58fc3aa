import { sql } from 'kysely';
import { binRecords, createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type Tile, tilesSchema } from '../../../dashboard/tile.ts';
import type { KeptDecision } from '../../decision-basis.ts';
import type { BasisRow } from '../basis-queries.ts';
import type { NeededDecision } from '../needs-queries.ts';
import { layTiles } from './lay-tiles.ts';

interface KeepingReports {
  needed: readonly NeededDecision[];
  objective: string;
  ownerId: string;
  before: BasisRow | undefined;
}

const NAME_LENGTH = 100;
/** The caller has seen to it that whoever does this may; owners of reports are asked elsewhere. */
const LED = { isPermitted: true, isExact: true };

/** One report for each decision and one dashboard for all; those of what is dropped go to the bin. */
export async function keepReports(
  ctx: WriteContext,
  types: RecordTypes,
  { needed, objective, ownerId, before }: KeepingReports,
): Promise<{ decisions: KeptDecision[]; dashboard_id: string }> {
  const report = types.get('report')!;
  const fresh = needed.filter(({ kept }) => kept.report_id === null);
  const inputs = fresh.map(({ kept, request, chart }) => ({
    name: kept.words.slice(0, NAME_LENGTH),
    question: kept.question,
    request: JSON.stringify(request),
    chart,
    owner_id: ownerId,
  }));
  const ids = inputs.length > 0 ? await createRecords(ctx, report, inputs) : [];
  const decisions = needed.map(({ kept }) => {
    const at = fresh.findIndex((one) => one.kept === kept);
    return at < 0 ? kept : { ...kept, report_id: ids[at]! };
  });
  const kept = new Set(decisions.map(({ report_id }) => report_id!));
  const dropped = (before?.decisions ?? []).flatMap(({ report_id }) =>
    report_id && !kept.has(report_id) ? [report_id] : [],
  );
  const there = await readLiving(ctx, 'report', dropped);
  if (there.length > 0) await binRecords(ctx, report, there, LED);
  const dashboard_id = await keepDashboard(ctx, types, {
    ...{ decisions, dropped, objective, ownerId, before },
  });
  return { decisions, dashboard_id };
}

interface KeepingDashboard extends Omit<KeepingReports, 'needed'> {
  decisions: readonly KeptDecision[];
  dropped: readonly string[];
}

/** What people have changed on the dashboard stays as it is. */
async function keepDashboard(
  ctx: WriteContext,
  types: RecordTypes,
  { decisions, dropped, objective, ownerId, before }: KeepingDashboard,
): Promise<string> {
  const type = types.get('dashboard')!;
  const old = before?.dashboard_id ? await readTiles(ctx, before.dashboard_id) : undefined;
  const reports = decisions.map(({ report_id }) => report_id!);
  const known = new Set((before?.decisions ?? []).map(({ report_id }) => report_id));
  if (!old) {
    const tiles = layTiles([], { add: reports, drop: [] });
    const [id] = await createRecords(ctx, type, [
      {
        name: objective.slice(0, NAME_LENGTH),
        audience: 'sponsor',
        tiles: JSON.stringify(tiles),
        owner_id: ownerId,
      },
    ]);
    return id!;
  }
  const add = reports.filter((id) => !known.has(id));
  const tiles = layTiles(old, { add, drop: dropped });
  if (!isSame(tiles, old)) {
    const patch = { tiles: JSON.stringify(tiles) };
    await updateRecords(ctx, type, [{ id: before!.dashboard_id!, patch }], LED);
  }
  return before!.dashboard_id!;
}

async function readTiles(ctx: WriteContext, id: string): Promise<Tile[] | undefined> {
  const row = await ctx.db.first<{ tiles: string | null }>(sql`
    select d.tiles from dashboard d
    where d.workspace_id = ${ctx.actor.workspaceId} and d.id = ${id} and d.deleted_at is null`);
  return row && tilesSchema.parse(JSON.parse(row.tiles ?? '[]'));
}

async function readLiving(ctx: WriteContext, table: string, ids: string[]): Promise<string[]> {
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select r.id from ${sql.table(table)} r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.id = any(${ids}::uuid[])
      and r.deleted_at is null`);
  return rows.map(({ id }) => id);
}
