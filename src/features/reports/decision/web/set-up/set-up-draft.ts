import type { BasisAnswer, Chosen } from '../../decision-api.ts';

export const STEPS = ['objective', 'choose', 'asked', 'confirm'] as const;
export type Step = (typeof STEPS)[number];

/** What is being set up, before it is confirmed. */
export interface SetUpDraft {
  objective: string;
  metric: string;
  target: string;
  chosen: DraftDecision[];
}

/** A decision as it was chosen, with what it is known by on the screen. */
export type DraftDecision = Chosen & { decision?: string | undefined; words?: string | undefined };

export function beginDraft(basis: BasisAnswer | null | undefined): SetUpDraft {
  return {
    objective: basis?.objective ?? '',
    metric: basis?.metric ?? '',
    target: basis?.target ?? '',
    chosen: (basis?.decisions ?? []).map(({ id, decision, words, metrics, fields }) => ({
      ...{ id, fields },
      ...(decision ? { decision } : { words, metric: metrics[0] }),
    })),
  };
}

/** As the API takes it: one that is there already is named by its id. */
export function toBody(chosen: readonly DraftDecision[]): Chosen[] {
  return chosen.map(({ id, fields, ...rest }) => ({
    ...(id ? { id } : rest),
    ...(fields && { fields }),
  }));
}

export function isReady(step: Step, { objective, metric, chosen }: SetUpDraft): boolean {
  if (step === 'objective') return objective.trim().length >= 3 && metric !== '';
  return chosen.length > 0;
}
