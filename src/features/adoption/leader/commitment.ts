import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';

export const SAYINGS = ['confirmed', 'doubted'] as const;
export type Saying = (typeof SAYINGS)[number];

/** What members said of a commitment is told from so many answers on, and moves by as many at a time. */
export const ECHO_STEP = THRESHOLDS.echo_step;

export interface Echo {
  confirmed: number;
  doubted: number;
  shown_confirmed: number;
  shown_doubted: number;
}

/** One answer more; what is shown stands still until five have come, so that none can be told from it. */
export function addSaying(echo: Echo, saying: Saying): Echo {
  const next = { ...echo, [saying]: echo[saying] + 1 };
  const isFull = (next.confirmed + next.doubted) % ECHO_STEP === 0;
  return isFull ? { ...next, shown_confirmed: next.confirmed, shown_doubted: next.doubted } : next;
}

export interface Settled {
  due_on: string;
  outcome: 'kept' | 'not_kept' | null;
}

export interface KeptRate {
  kept: number;
  /** Those that are due or settled; what is still to come does not count. */
  of: number;
  rate: number | null;
}

/** Of the commitments whose day has come: how many the leader says were kept. Silence is no keeping. */
export function keptRate(commitments: readonly Settled[], today: string): KeptRate {
  const come = commitments.filter(({ due_on, outcome }) => outcome !== null || due_on < today);
  const kept = come.filter(({ outcome }) => outcome === 'kept').length;
  return { kept, of: come.length, rate: come.length === 0 ? null : kept / come.length };
}
