import type { ActivityKind } from '../../activity/activity.ts';
import type { CaptureLanguage } from '../capture.ts';

/**
 * What a verb says about time.
 * - `past`: it happened ("called", "angerufen").
 * - `noun`: it happened or will, the day decides ("meeting with", "Termin mit").
 * - `bare`: an order or a noun ("call", "visit", "email").
 * - `plan`: an order or an infinitive ("send", "schicken").
 * - `weak`: a plan only together with a day, otherwise a noun ("order", "offer").
 * - `strong`: a promise wherever it stands ("call back", "richiamare", "remind me").
 */
export type VerbForm = 'past' | 'noun' | 'bare' | 'plan' | 'weak' | 'strong';

export interface Verb {
  form: VerbForm;
  kind: ActivityKind | 'follow_up';
  language: CaptureLanguage;
  /** What a name right after it must be. */
  slot: 'person' | 'place' | null;
  /** Only announces the promise, which follows ("remind me to"): left out of its subject. */
  announces: boolean;
  /** Goes with the promise before it when it has no day ("call Bob Friday, ask about prices"). */
  joins: boolean;
}

type Traits = Partial<Pick<Verb, 'slot' | 'announces' | 'joins'>>;
/** Form and kind with a blank between them, the phrases, and what is unusual about them. */
export type VerbEntry = readonly [
  is: `${VerbForm} ${Verb['kind']}`,
  phrases: string,
  traits?: Traits,
];
