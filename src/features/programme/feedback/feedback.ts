export const FEEDBACK_KINDS = ['thanks', 'metric', 'bug', 'unknown'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** Who is there to look after something; null or left: nobody. */
export interface Hands {
  sponsor: string | null;
  /** Whom the programme names to run Uptake, else the first who may. */
  administrator: string;
  manager: string | null;
}

/** Whoever looks after it by its kind: never nobody, for there is always an administrator. */
export function routeFeedback(kind: FeedbackKind, hands: Hands): string {
  if (kind === 'metric') return hands.sponsor ?? hands.manager ?? hands.administrator;
  return hands.administrator;
}
