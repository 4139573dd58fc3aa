/** So many others must have tried it before it is kept. */
export const LEAST_TRIALS = 3;
/** Real cases on which it can be watched. */
export const CASES = 3;

export interface Parts {
  outcome: 'kept' | 'retired' | null;
  cases: number;
  /** Of those who tried it: whether it helps; null: not said yet. */
  tried: readonly (boolean | null)[];
}

export type PracticeState = 'asking' | 'watched' | 'trying' | 'kept' | 'retired';

/** How far it has come: consent, then real cases to watch, then trials by others. */
export function stateOf({ outcome, cases, tried }: Parts): PracticeState {
  if (outcome) return outcome;
  if (cases < CASES) return 'asking';
  return tried.length > 0 ? 'trying' : 'watched';
}

/** Three others have said what they found, and more of them that it helps. */
export function mayKeep({ cases, tried }: Pick<Parts, 'cases' | 'tried'>): boolean {
  const said = tried.filter((helps) => helps !== null);
  const helped = said.filter((helps) => helps).length;
  return cases >= CASES && said.length >= LEAST_TRIALS && helped > said.length / 2;
}
