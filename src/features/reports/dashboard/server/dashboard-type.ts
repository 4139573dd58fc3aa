import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { periodSchema } from '../../metric/metric-schema.ts';
import german from '../dashboard.de.json' with { type: 'json' };
import italian from '../dashboard.it.json' with { type: 'json' };
import { dashboard } from '../dashboard.ts';
import { type Tile, tilesSchema } from '../tile.ts';

export const dashboardType: RecordType = {
  declaration: dashboard,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    for (const row of rows) {
      checkPeriod(row);
      await checkTiles(ctx, row);
    }
  },
};

function checkPeriod({ before, after }: SavedRow): void {
  if (after.period === null || after.period === before?.period) return;
  const period = readJson(after.period);
  if (periodSchema.safeParse(period).success) return;
  throw invalid(
    'period',
    'A period is {"this":"month"}, {"last":30,"unit":"day"}, {"next":1,"unit":"week"}, {"from","to"} or "all".',
  );
}

async function checkTiles(ctx: WriteContext, { before, after }: SavedRow): Promise<void> {
  if (after.tiles === null || after.tiles === before?.tiles) return;
  const parsed = tilesSchema.safeParse(readJson(after.tiles));
  if (!parsed.success) {
    throw invalid('tiles', parsed.error.issues[0]?.message ?? 'These are no tiles.');
  }
  const known = new Set(reportsOf(readTiles(before?.tiles)));
  const added = reportsOf(parsed.data).filter((id) => !known.has(id));
  const seen = await seenReports(ctx, added);
  if (added.every((id) => seen.has(id))) return;
  throw new AppError(
    'invalid',
    'There is no such report, or it is not shared with you. Choose another, or ask its owner to share it.',
    { reason: 'unknown_reference', issues: [{ path: ['tiles'], message: 'No such report.' }] },
  );
}

function readTiles(text: unknown): Tile[] {
  const parsed = tilesSchema.safeParse(readJson(text ?? '[]'));
  return parsed.success ? parsed.data : [];
}

function reportsOf(tiles: readonly Tile[]): string[] {
  return [...new Set(tiles.flatMap(({ report_id }) => report_id ?? []))];
}

async function seenReports(ctx: WriteContext, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select r.id from report r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[]) and r.deleted_at is null`);
  return new Set(rows.map(({ id }) => id));
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
