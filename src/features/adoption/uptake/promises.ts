import type { PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';

type Promises = Pick<PersonMeasures['follow_through'], 'kept' | 'late' | 'rate'>;

/** The share of promises kept; null while too few are decided to say. */
export function shareKept({ kept, late, rate }: Promises): number | null {
  return kept + late < THRESHOLDS.commitments_at_least ? null : rate;
}

/** A share of contacts; null while there are too few to say. */
export function shareOfContacts({
  contacts,
  rate,
}: {
  contacts: number;
  rate: number | null;
}): number | null {
  return contacts < THRESHOLDS.contacts_at_least ? null : rate;
}

/** The weeks of the window: one that begins amid a week touches one more, which is left out. */
export function wholeWeeks<W>(weeks: readonly W[]): readonly W[] {
  return weeks.slice(-THRESHOLDS.window_weeks);
}
