import type { ReasonCode } from '../evidence.ts';
import { duplicateText } from './duplicate-text.ts';

interface Reason {
  code: ReasonCode;
  points: number;
}

const MOST_SAID = 3;

/** "same e-mail, name differs by a letter or two", and what speaks against it. */
export function sayReasons(reasons: readonly Reason[]): { why: string; against: string } {
  const say = (some: readonly Reason[]) =>
    some
      .slice(0, MOST_SAID)
      .map(({ code }) => duplicateText.text(`reasons.${code}`))
      .join(', ');
  return {
    why: say(reasons.filter(({ points }) => points > 0)),
    against: say(reasons.filter(({ points }) => points < -0.9)),
  };
}
