import type { ActivityKind } from '../activity/activity.ts';
import type { CapturedAmount, FollowUpKind } from './capture.ts';

/**
 * What the user says of one mention. `text` takes a longer or shorter stretch of the line for it
 * ("Anna di Marco" where "Anna" of "Marco" was read). `type` alone ("not a company") keeps looking
 * it up, as the other type.
 */
export type MentionAnswer = { text?: string } & (
  | { id: string; type: 'person' | 'company' }
  | { create: true; type: 'person' | 'company'; name?: string }
  | { type: 'person' | 'company' }
  | { ignore: true }
);

export type ActivityAnswer = { ignore: true } | { kind?: ActivityKind; occurredAt?: string };

/** An answer without `ignore` makes the follow-up sure. `dueOn` alone keeps the time of day. */
export type FollowUpAnswer =
  | { ignore: true }
  | { subject?: string; kind?: FollowUpKind; dueOn?: string | null; dueAt?: string | null };

export type AmountAnswer = { ignore: true } | Pick<CapturedAmount, 'cents' | 'currency'>;

export type DealAnswer = { ignore: true } | { id: string } | { create: true };

/**
 * The user's corrections of one line, plain JSON, sent along with its text. They are keyed by the
 * words they are about, never by a position: the line can be read again after every key typed and
 * each correction still meets its part. When those words are gone it meets nothing, so a date that
 * is typed anew wins over one picked before.
 *
 * - `mentions`: by `Mention.key`, the folded words. A key the grammar did not find is looked for in
 *   the line, so any words can be declared a person or a company.
 * - `followUps`: by `CapturedFollowUp.key`, its verb and the words of its day.
 */
export interface CaptureAnswers {
  activity?: ActivityAnswer;
  mentions?: Record<string, MentionAnswer>;
  followUps?: Record<string, FollowUpAnswer>;
  amount?: AmountAnswer;
  deal?: DealAnswer;
  case?: { ignore: true };
  /** The misspelled word that was read as a verb is no verb. */
  slip?: { ignore: true };
}

/** One correction; `answer: null` takes it back. */
export type Correction =
  | { part: 'activity'; answer: ActivityAnswer | null }
  | { part: 'amount'; answer: AmountAnswer | null }
  | { part: 'deal'; answer: DealAnswer | null }
  | { part: 'case'; answer: { ignore: true } | null }
  | { part: 'slip'; answer: { ignore: true } | null }
  | { part: 'mention'; key: string; answer: MentionAnswer | null }
  | { part: 'follow_up'; key: string; answer: FollowUpAnswer | null };
