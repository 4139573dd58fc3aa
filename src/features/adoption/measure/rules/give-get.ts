import type { DayTrace } from '../days/day-trace.ts';
import type { NamedGift } from '../gift.ts';
import { sumGifts } from '../gifts/list-gifts.ts';
import type { PersonMeasures } from '../measures.ts';

/** What some days asked for, and what came back on them. */
export function giveGetOf(
  days: readonly Pick<DayTrace, 'asked_ms'>[],
  gifts: readonly NamedGift[],
): PersonMeasures['give_get'] {
  const by = sumGifts(gifts);
  const asked_s = Math.round(days.reduce((sum, { asked_ms }) => sum + asked_ms, 0) / 1000);
  const given_s = by.reduce((sum, { seconds }) => sum + seconds, 0);
  return { asked_s, given_s, ratio: asked_s === 0 ? null : given_s / asked_s, by };
}
