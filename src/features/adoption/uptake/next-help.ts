import type { Lesson } from '#src/features/admin/help/help.ts';
import type { PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { shareKept } from './promises.ts';

/** The one thing that would help somebody next, and never more than one. */
export const NEXT_HELPS = [
  'begin',
  'beside',
  'right_after',
  'one_line',
  'before',
  'promises',
  'fairer',
  'show',
] as const;
export type NextHelp = (typeof NEXT_HELPS)[number];

/** The short lesson on it, if there is one; otherwise somebody who knows helps better. */
export const LESSON_OF: Partial<Record<NextHelp, Lesson>> = {
  begin: 'capture',
  right_after: 'capture',
  one_line: 'capture',
  before: 'visit',
  promises: 'followUp',
};

type Told = Pick<PersonMeasures, 'verdict' | 'missing' | 'edict' | 'drop'> & {
  give_get: Pick<PersonMeasures['give_get'], 'ratio'>;
  follow_through: Parameters<typeof shareKept>[0];
};

/**
 * Help comes before anything else is asked: first where it slackens, then where something is missing,
 * the one that carries the others first. Who has it all may show it to others.
 */
export function nextHelp(told: Told): NextHelp {
  const { verdict, missing, edict, drop, give_get } = told;
  if (verdict === 'not_enough') return 'begin';
  if (drop) return 'beside';
  const isBunched = edict.value !== null && edict.value >= THRESHOLDS.edict_value;
  if (missing.includes('edict') || (missing.includes('coverage') && isBunched))
    return 'right_after';
  if (missing.includes('coverage') || missing.includes('padding')) return 'one_line';
  if (missing.includes('pull')) return 'before';
  if (missing.includes('follow_through')) return 'promises';
  if (give_get.ratio !== null && give_get.ratio < 1) return 'fairer';
  // nothing is missing that could not be chance; still nobody shows what they lack
  const kept = shareKept(told.follow_through);
  if (kept !== null && kept < THRESHOLDS.follow_through_share) return 'promises';
  return 'show';
}
