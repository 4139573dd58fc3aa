import { MEASURE_NAMES, type MeasureName, type PersonMeasures, type Verdict } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { shareAtLeast } from './chance.ts';

export type VerdictFigures = Pick<
  PersonMeasures,
  'coverage' | 'pull' | 'follow_through' | 'edict' | 'padding'
>;

/** What keeps somebody from adopted. What cannot be told is held against nobody. */
export function missingOf(figures: VerdictFigures): MeasureName[] {
  const [pull, keeps] = [reachesPull(figures), reachesFollowThrough(figures)];
  const isUnused = pull * keeps < THRESHOLDS.own_use_doubt;
  // of two whose product is below it, one is below its root
  const isLow = (one: number) => isUnused && one < Math.sqrt(THRESHOLDS.own_use_doubt);
  const falls: Record<MeasureName, boolean> = {
    coverage: (figures.coverage.probability ?? 0) < THRESHOLDS.coverage_probability,
    pull: isLow(pull),
    follow_through: isLow(keeps),
    edict: (figures.edict.value ?? 0) >= THRESHOLDS.edict_value,
    padding: (figures.padding.value ?? 0) >= THRESHOLDS.padding_value,
    give_get: false,
  };
  return MEASURE_NAMES.filter((name) => falls[name]);
}

export function verdictOf(figures: VerdictFigures): Verdict {
  if (figures.coverage.contacts < THRESHOLDS.contacts_at_least) return 'not_enough';
  return missingOf(figures).length === 0 ? 'adopted' : 'not_yet';
}

/** The same without the signs of doing it by order alone, which are a person's own to know. */
export function withoutSigns(figures: VerdictFigures): VerdictFigures {
  return {
    ...figures,
    edict: { ...figures.edict, value: null },
    padding: { ...figures.padding, value: null },
  };
}

/** How likely it is that the person has adopted it, were the figures all there is to know. */
export function scoreOf(figures: VerdictFigures): number {
  return (
    (figures.coverage.probability ?? 0) *
    reachesPull(figures) *
    Math.sqrt(reachesFollowThrough(figures)) *
    (1 - Math.min(1, figures.edict.value ?? 0)) *
    (1 - Math.min(1, figures.padding.value ?? 0))
  );
}

function reachesPull({ pull }: VerdictFigures): number {
  return shareAtLeast(THRESHOLDS.pull_share, pull.looked_up, pull.contacts);
}

function reachesFollowThrough({ follow_through: { kept, late, rate } }: VerdictFigures): number {
  const judged = kept + late;
  if (judged < THRESHOLDS.commitments_at_least) return 1;
  return shareAtLeast(THRESHOLDS.follow_through_share, (rate ?? 0) * judged, judged);
}
