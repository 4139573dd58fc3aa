import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { MetricDefinition } from '../metric.ts';
import type { Source } from './source-type.ts';

/** All that can be reckoned; put together once where features are, and given to who reckons. */
export interface MetricCatalogue {
  recordTypes: RecordTypes;
  sources: readonly Source[];
  /** The product's. */
  metrics: readonly MetricDefinition[];
  /** The workspace's own, as far as the actor sees them. */
  ownMetrics(ctx: ReadContext): Promise<MetricDefinition[]>;
}
