import type { Day, LeaderMeasures, PersonMeasures } from '../measures.ts';

/** How strongly the figures look like something, 0..1; for the proof of the measures, never told. */
export interface Signs {
  by_order: number;
  padded: number;
  leader_unused: number | null;
  dropped_since: Day | null;
}

export function signsOf(measures: PersonMeasures, leader: LeaderMeasures | null): Signs {
  const { edict, padding, drop } = measures;
  return {
    by_order: Math.min(1, edict.value ?? 0),
    padded: Math.min(1, padding.value ?? 0),
    leader_unused: leader?.use == null ? null : 1 - leader.use,
    dropped_since: drop?.since ?? null,
  };
}
