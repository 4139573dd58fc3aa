import type { RawBuilder } from 'kysely';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { MetricDefinition } from '../metric.ts';
import type { Source } from './source-type.ts';

/** All that can be reckoned; put together once where features are, and given to who reckons. */
export interface MetricCatalogue {
  recordTypes: RecordTypes;
  sources: readonly Source[];
  /** Quick ways into the past. */
  kept: readonly KeptPast[];
  /** The product's. */
  metrics: readonly MetricDefinition[];
  /** The workspace's own, as far as the actor sees them. */
  ownMetrics(ctx: ReadContext): Promise<MetricDefinition[]>;
}

/**
 * A table that holds what records of a type were, from `since` and until before `until`, while they
 * were not in the bin: what the ledger tells of these fields, but quicker. It holds nothing of a record
 * that is gone.
 */
export interface KeptPast {
  type: string;
  table: string;
  /** The column with the record's id. */
  record: string;
  /** The fields that it keeps, as they stand in its table under the alias `s`. */
  columns: Readonly<Record<string, RawBuilder<unknown>>>;
}
