import type { PreviewAnswer } from '../decision-queries.ts';
import type { SetUpDraft } from './set-up-draft.ts';

export interface StepProps {
  draft: SetUpDraft;
  onChange: (draft: SetUpDraft) => void;
  /** What it would ask; undefined until it is reckoned. */
  preview: PreviewAnswer | undefined;
}
