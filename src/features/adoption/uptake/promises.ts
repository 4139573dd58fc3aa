import type { PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';

type Promises = Pick<PersonMeasures['follow_through'], 'kept' | 'late' | 'rate'>;

/** The share of promises kept; null while too few are decided to say. */
export function shareKept({ kept, late, rate }: Promises): number | null {
  return kept + late < THRESHOLDS.commitments_at_least ? null : rate;
}
