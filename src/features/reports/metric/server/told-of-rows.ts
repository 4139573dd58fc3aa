import { sql } from 'kysely';
import type { RowMetric } from '../metric-tree.ts';
import type { Sql } from './plan/compiling.ts';
import type { CompiledScan } from './plan/scan-sql.ts';

/** What a record gives to the figure, and its day; a record may stand behind it by several rows. */
export interface ToldSql {
  value: Sql;
  /** YYYY-MM-DD, as text. */
  day: Sql;
  /** What the values are; absent where a record counts by being there. */
  of?: RowMetric;
}

export function toldSql({ leaves, time }: CompiledScan): ToldSql {
  const { metric, value } = leaves[0]!;
  const day = time.field ? sql`max(${time.day})::text` : sql`null::text`;
  const how = 'part' in metric ? undefined : put(metric.measure);
  if (!how) return { value: sql`null::float8`, day };
  return { value: sql`${sql.raw(how)}(${value})::float8`, day, of: metric };
}

function put(measure: Extract<RowMetric, { measure: unknown }>['measure']) {
  if ('count' in measure || 'distinct' in measure) return undefined;
  return 'sum' in measure ? 'sum' : 'avg';
}
