import { type RawBuilder, sql } from 'kysely';
import type { DateUnit } from '#src/records/filter.ts';
import type { FilterColumn } from '../filter/filter-test-sql.ts';

/** Types of columns whose values make groups. */
export const GROUPED_TYPES = ['text', 'uuid', 'date', 'timestamptz', 'integer', 'boolean'];

/** The first day of the step in which a column's day stands; undefined if it holds none. */
export function dayStep(
  column: Pick<FilterColumn, 'type' | 'sql'>,
  { step, zone }: { step: DateUnit; zone: RawBuilder<unknown> },
): RawBuilder<unknown> | undefined {
  if (column.type === 'date') {
    return sql`date_trunc(${sql.lit(step)}, ${column.sql}::timestamp)::date`;
  }
  if (column.type !== 'timestamptz') return undefined;
  return sql`date_trunc(${sql.lit(step)}, ${column.sql} at time zone ${zone})::date`;
}
