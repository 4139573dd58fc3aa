import { sql } from 'kysely';
import type { FieldKind } from '#src/records/field-types.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { MetricDefinition, MetricUnit } from '../../metric/metric.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import {
  idOfOwn,
  measuredField,
  metricOf,
  type OwnDefinition,
  type OwnMetricRow,
  unitOf,
} from '../own-metric.ts';

/** The workspace's own metrics. */
export async function readOwnMetrics(ctx: ReadContext): Promise<MetricDefinition[]> {
  const rows = await ctx.db.rows<OwnMetricRow>(sql`
    select r.id, r.name, r.question, r.definition, r.formula, r.reference, r.unit, r.direction,
      r.minimum_rows, r.minimum_coverage
    from metric r where ${visible(ctx.actor, 'r')} and r.deleted_at is null
    order by r.title_key collate "C", r.id`);
  return rows.flatMap((row) => metricOf(row) ?? []);
}

/** In which unit a definition comes out here. */
export async function readUnit(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { definition, wished }: { definition: OwnDefinition; wished?: string | null | undefined },
): Promise<MetricUnit> {
  if ('quotient' in definition) {
    const all = [...catalogue.metrics, ...(await catalogue.ownMetrics(ctx))];
    const [above, below] = definition.quotient.map(
      (name) => all.find((one) => one.name === name)?.unit,
    );
    return unitOf({ definition, kind: undefined, units: [above, below], wished });
  }
  const path = measuredField(definition);
  const kind = path === null ? undefined : await readKind(ctx, catalogue, definition.source, path);
  return unitOf({ definition, kind });
}

async function readKind(
  ctx: ReadContext,
  { recordTypes, sources }: MetricCatalogue,
  source: string,
  path: string,
): Promise<FieldKind | undefined> {
  const [own = '', far] = path.split('.');
  const columns = sources.find(({ name }) => name === source)?.columns;
  const fields = columns ?? (await fieldsOf(ctx, recordTypes, source));
  const field = fields?.[own];
  if (far === undefined) return field?.kind;
  return field?.kind === 'reference'
    ? (await fieldsOf(ctx, recordTypes, field.to))?.[far]?.kind
    : undefined;
}

async function fieldsOf(ctx: ReadContext, types: RecordTypes, name: string) {
  const type = types.get(name);
  return type && (await declarationOf(ctx, type.declaration)).fields;
}

export interface MetricReader {
  type: string;
  id: string;
  title: string;
}

/** Where the names of metrics stand. */
const READERS = [
  { type: 'report', column: 'request' },
  { type: 'dashboard', column: 'tiles' },
  { type: 'metric', column: 'definition' },
];

/** What reads a metric, with those that the actor may not see as a number. */
export async function readReaders(
  ctx: ReadContext,
  name: string,
): Promise<{ items: MetricReader[]; hidden: number }> {
  const { workspaceId } = ctx.actor;
  const own = idOfOwn(name);
  const found = await ctx.db.rows<MetricReader & { seen: boolean }>(sql`
    ${sql.join(
      READERS.map(
        ({ type, column }) => sql`
          select ${sql.lit(type)} as type, r.id, r.title, ${visible(ctx.actor, 'r')} as seen
          from ${sql.table(type)} r
          where r.workspace_id = ${workspaceId} and r.deleted_at is null
            and r.id is distinct from ${own}::uuid
            and strpos(${sql.ref(`r.${column}`)}, ${JSON.stringify(name)}) > 0`,
      ),
      sql` union all `,
    )} order by type, title, id limit 200`);
  const items = found.filter(({ seen }) => seen).map(({ seen: _, ...reader }) => reader);
  return { items, hidden: found.length - items.length };
}
