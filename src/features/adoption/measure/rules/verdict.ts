import { MEASURE_NAMES, type MeasureName, type PersonMeasures, type Verdict } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { shareAtLeast } from './chance.ts';

type Figures = Pick<
  PersonMeasures,
  'coverage' | 'pull' | 'follow_through' | 'edict' | 'padding' | 'give_get'
>;

/** What keeps somebody from adopted. What cannot be told is held against nobody. */
export function missingOf(figures: Figures): MeasureName[] {
  const { coverage, pull, follow_through, edict, padding } = figures;
  const falls: Record<MeasureName, boolean> = {
    coverage: (coverage.probability ?? 0) < THRESHOLDS.coverage_probability,
    pull: (pull.rate ?? 0) < THRESHOLDS.pull_share,
    follow_through:
      follow_through.kept + follow_through.late >= THRESHOLDS.commitments_at_least &&
      (follow_through.rate ?? 1) < THRESHOLDS.follow_through_share,
    edict: (edict.value ?? 0) >= THRESHOLDS.edict_value,
    padding: (padding.value ?? 0) >= THRESHOLDS.padding_value,
    give_get: false,
  };
  return MEASURE_NAMES.filter((name) => falls[name]);
}

export function verdictOf(figures: Figures): Verdict {
  if (figures.coverage.contacts < THRESHOLDS.contacts_at_least) return 'not_enough';
  return missingOf(figures).length === 0 ? 'adopted' : 'not_yet';
}

/** How likely it is that the person has adopted it, were the figures all there is to know. */
export function scoreOf(figures: Figures): number {
  const { coverage, pull, follow_through, edict, padding } = figures;
  const judged = follow_through.kept + follow_through.late;
  return (
    shareAtLeast(THRESHOLDS.coverage_share, coverage.traced, coverage.contacts) *
    shareAtLeast(THRESHOLDS.pull_share, pull.looked_up, pull.contacts) *
    shareAtLeast(THRESHOLDS.follow_through_share, (follow_through.rate ?? 1) * judged, judged) *
    (1 - Math.min(1, edict.value ?? 0)) *
    (1 - Math.min(1, padding.value ?? 0))
  );
}
