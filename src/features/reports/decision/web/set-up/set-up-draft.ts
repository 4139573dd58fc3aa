import type { BasisAnswer, Chosen } from '../../decision-api.ts';
import { DECISIONS, type Decision } from '../../decisions.ts';

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

/** What is agreed on elsewhere need not be said twice, such as in the charter of the programme. */
export type Agreed = Pick<BasisAnswer, 'objective' | 'metric' | 'target'> | null | undefined;

export function beginDraft(basis: BasisAnswer | null | undefined, agreed: Agreed): SetUpDraft {
  const known = basis ?? agreed;
  return {
    objective: known?.objective ?? '',
    metric: known?.metric ?? '',
    target: known?.target ?? '',
    chosen: basis ? basis.decisions.map(toDraft) : decisionsBy(agreed?.metric),
  };
}

function toDraft({ id, decision, words, metrics, fields }: BasisAnswer['decisions'][number]) {
  return { id, fields, ...(decision ? { decision } : { words, metric: metrics[0] }) };
}

/** The decision that is taken by the figure of the objective, as a beginning. */
function decisionsBy(metric: string | undefined): DraftDecision[] {
  const [found] = Object.entries<Decision>(DECISIONS).filter(
    ([, { metrics }]) => metrics[0] === metric,
  );
  return found ? [{ decision: found[0] }] : [];
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
