import { type ConcernAnswer, type ConcernState, MOST_FAILED_FIXES } from './concern.ts';
import type { ConcernClass } from './diagnosis.ts';

export interface Standing {
  state: ConcernState;
  class: ConcernClass | null;
  answer: ConcernAnswer | null;
  joint: boolean;
  manager_change: string | null;
  cluster_id: string | null;
}

export interface Deeds {
  /** Fixes of this round that did not hold. */
  failed: number;
  /** A fix that was said to be done and that nobody has judged yet. */
  done: number;
  /** Fixes that are under way. */
  open: number;
  /** Experiments about it whose review was held. */
  reviewed: number;
  /** Experiments about it that have begun and wait for their review. */
  running: number;
}

/** Why something cannot be done now; null: it can. */
export type Hindrance =
  | 'in_cluster'
  | 'over'
  | 'not_diagnosed'
  | 'undetermined'
  | 'mixed'
  | 'adaptive'
  | 'technical'
  | 'no_commitment'
  | 'under_way'
  | 'not_acting'
  | 'not_done'
  | 'no_review'
  | 'experiment_runs'
  | 'decided'
  | 'not_mixed';

/** A diagnosis is asked for while none stands, and again where the two raters differed. */
export function hindersRating(one: Standing): Hindrance | null {
  if (one.cluster_id) return 'in_cluster';
  if (one.state === 'verified') return 'over';
  return one.class === null ? null : 'decided';
}

export function hindersSplit(one: Standing): Hindrance | null {
  if (one.cluster_id) return 'in_cluster';
  return one.class === 'mixed' ? null : 'not_mixed';
}

export function hindersAnswer(one: Standing): Hindrance | null {
  if (one.cluster_id) return 'in_cluster';
  return one.state === 'verified' || one.state === 'acting' ? 'over' : null;
}

/** A fix is for what is known to be technical. */
export function hindersFix(one: Standing, deeds: Deeds): Hindrance | null {
  const hindrance = hindersActing(one);
  if (hindrance) return hindrance;
  if (one.class === 'adaptive') return 'adaptive';
  return deeds.open + deeds.done > 0 ? 'under_way' : null;
}

/** An experiment is for what no fix will change. */
export function hindersExperiment(one: Standing): Hindrance | null {
  return hindersActing(one) ?? (one.class === 'technical' ? 'technical' : null);
}

function hindersActing(one: Standing): Hindrance | null {
  if (one.cluster_id) return 'in_cluster';
  if (one.state === 'verified') return 'over';
  if (one.class === null) return 'not_diagnosed';
  if (one.class === 'undetermined' || one.class === 'mixed') return one.class;
  if (one.joint && !one.manager_change?.trim()) return 'no_commitment';
  return null;
}

/** Those affected say whether it is gone: of a fix that is done, of an experiment that was reviewed. */
export function hindersVerdict(one: Standing, deeds: Deeds): Hindrance | null {
  if (one.cluster_id) return 'in_cluster';
  if (one.state === 'verified') return 'over';
  if (one.state !== 'acting') return 'not_acting';
  if (deeds.running > 0) return deeds.reviewed > 0 ? 'experiment_runs' : 'no_review';
  if (one.class === 'adaptive') return deeds.reviewed > 0 ? null : 'no_review';
  return deeds.done > 0 ? null : 'not_done';
}

/** What follows when those affected still have it: after so many fixes it is diagnosed anew. */
export function afterFailure(one: Standing, failed: number) {
  const isAnew = one.class === 'technical' && failed >= MOST_FAILED_FIXES;
  return { state: 'reopened' as const, class: isAnew ? null : one.class, isAnew };
}
