import type { MeasureName, PersonMeasures } from '#src/features/adoption/measure/measures.ts';

/** Signs of doing it by order alone are a person's own to see; others know them as sums of many. */
const OWN: readonly MeasureName[] = ['edict', 'padding'];

export function missingForOthers(missing: readonly MeasureName[]): MeasureName[] {
  return missing.filter((name) => !OWN.includes(name));
}

/** A person's figures as somebody else may see them. */
export function forOthers<T extends Pick<PersonMeasures, 'missing' | 'edict' | 'padding'>>(
  measures: T,
): T {
  return {
    ...measures,
    missing: missingForOthers(measures.missing),
    edict: { edits: measures.edict.edits, slot: null, bunched: null, late: null, value: null },
    padding: { entries: measures.padding.entries, unmatched: 0, value: null },
  };
}
