import { secondsByKind } from '#src/features/reports/lineage/keystroke.ts';
import type { FieldKind } from '#src/records/field-types.ts';

/** Seconds to fill in a field of a kind: most answers are short, few are long, so the geometric mean. */
export function secondsOf(kind: FieldKind): number {
  const [least, most] = secondsByKind(kind);
  return Math.sqrt(least * most);
}

/** To put a follow-up on a list of one's own, with whom, until when and what, and to find it again. */
const OWN_LIST = secondsOf('reference') * 2 + secondsOf('date') + secondsOf('text');
/** To write to a colleague and ask. */
const ASKING = secondsOf('member') + secondsOf('long_text');

/**
 * What each thing that came back saved at least, in seconds, by the keystroke-level model: the typing
 * and searching that it stood in for, never what it might have earned. Of a field that was filled, its
 * own kind tells.
 */
export const GIFT_ESTIMATES = {
  contact_logged: round(secondsOf('reference') + secondsOf('choice') + secondsOf('datetime')),
  follow_up_rescued: round(OWN_LIST),
  case_warned: round(ASKING),
  note_used: round(ASKING),
} as const;

export function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
