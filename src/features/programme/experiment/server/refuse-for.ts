import { AppError } from '#src/lib/app-error.ts';

const SENTENCES = {
  owner_not_affected:
    'An experiment belongs to somebody who has the problem. Choose one of those whom the concern affects.',
  not_owner: 'Only whoever owns this experiment, a manager or an administrator may do this.',
  begun: 'This experiment has begun. What it tries stays as it was said until it is reviewed.',
  not_begun: 'This experiment has not begun. There is nothing to look back on yet.',
  reviewed: 'This experiment has been reviewed already. Propose the next one.',
  parts_missing:
    'Some parts are not said yet. Fill them in first: they keep those who try it safe.',
  past: 'This day is past. Choose a day to come.',
  too_late: 'Look back within six weeks. A longer experiment is no experiment.',
  too_soon: 'The day of the review has not come. Until then it can only be stopped.',
  not_sponsor:
    'An experiment is protected by the sponsor of the programme. Choose them, or, where there is no programme, a manager or an administrator.',
  no_metric: 'There is no such metric here. Choose another one.',
} as const;

export type Refusal = keyof typeof SENTENCES;
const INVALID: ReadonlySet<Refusal> = new Set([
  'past',
  'too_late',
  'too_soon',
  'not_sponsor',
  'no_metric',
  'parts_missing',
]);

export function refuseFor(reason: Refusal, facts: Record<string, unknown> = {}): AppError {
  const code = reason === 'not_owner' ? 'forbidden' : INVALID.has(reason) ? 'invalid' : 'conflict';
  return new AppError(code, SENTENCES[reason], { reason, ...facts });
}
