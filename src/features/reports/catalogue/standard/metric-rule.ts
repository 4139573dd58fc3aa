import type { MetricDefinition } from '../../metric/metric.ts';

type Told = 'name' | 'label' | 'question' | 'formula';
type WithoutWords<T> = T extends unknown ? Omit<T, Told> : never;
/** A metric without its words, which stand in `texts/metrics.en.json` under its name. */
export type MetricRule = WithoutWords<MetricDefinition>;

export const OWN = 'Own definition';

/** A count or a sum is what it is, however few there are. */
export const ANY = { rows: 0, coverage: 0 };
/** A share of fewer moves by more than five points with each row. */
export const SHARE = { rows: 20, coverage: 0.8 };
export const MEAN = { rows: 10, coverage: 0.8 };
