import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import { checkMetric } from '../../metric/server/metric-queries.ts';
import german from '../metric.de.json' with { type: 'json' };
import italian from '../metric.it.json' with { type: 'json' };
import { metric } from '../metric.ts';
import { metricOf, type OwnMetricRow, ownName, readDefinition } from '../own-metric.ts';
import { type MetricReader, readReaders, readUnit } from './own-metric-queries.ts';

/** Metrics of a workspace's own: its administrators', seen by all, kept only if they can be answered. */
export function metricType(catalogueOf: () => MetricCatalogue): RecordType {
  return {
    declaration: metric,
    capability: 'own_metrics',
    packs: [german, italian],
    async beforeSave(ctx, rows) {
      for (const row of rows) {
        if (row.after.deleted_at) await refuseInUse(ctx, row);
        else await complete(ctx, catalogueOf(), row);
      }
    },
    refuseMerge() {
      throw new AppError(
        'conflict',
        'Two metrics cannot become one: reports read both. Change the reports, then bin one of them.',
        { reason: 'no_merge' },
      );
    },
  };
}

/** What is defined anew has to be answerable; its unit follows. */
async function complete(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  row: SavedRow,
): Promise<void> {
  const { before, after } = row;
  after.direction ??= 'none';
  requireWithin(after, 'minimum_rows', 1_000_000);
  requireWithin(after, 'minimum_coverage', 100);
  const isSame = before && before.definition === after.definition && before.unit === after.unit;
  if (isSame && !before.deleted_at) return;
  const definition = readDefinition(after.definition);
  if (!definition) {
    throw invalid(
      'definition',
      'This is no definition of a metric. Say whose rows, by which date, and how they are measured.',
    );
  }
  after.unit = await readUnit(ctx, catalogue, { definition, wished: after.unit as string | null });
  await checkMetric(ctx, catalogue, metricOf(after as unknown as OwnMetricRow)!);
}

function requireWithin(row: Row, field: 'minimum_rows' | 'minimum_coverage', most: number): void {
  const value = row[field] as number | null;
  if (value === null || (value >= 0 && value <= most)) return;
  throw invalid(field, `Give a whole number from 0 to ${most}.`);
}

/** A report would have a hole where the figure stood. */
async function refuseInUse(ctx: WriteContext, { before, after }: SavedRow): Promise<void> {
  if (before?.deleted_at || !before) return;
  const { items, hidden } = await readReaders(ctx, ownName(after.id));
  if (items.length + hidden === 0) return;
  const names = items
    .slice(0, 3)
    .map(({ title }: MetricReader) => `“${title}”`)
    .join(', ');
  const others = items.length + hidden - Math.min(items.length, 3);
  throw new AppError('conflict', sayInUse(names, others), { reason: 'in_use' });
}

function sayInUse(names: string, others: number): string {
  if (others === 0) {
    return `This metric is read by ${names}. Take it out there first, then it can go to the bin.`;
  }
  if (names === '') {
    return `This metric is read by ${others} that are not shared with you. Ask their owners to take it out first, then it can go to the bin.`;
  }
  return `This metric is read by ${names} and ${others} more. Take it out there first, then it can go to the bin.`;
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
