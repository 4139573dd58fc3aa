import type { DayTrace } from '../days/day-trace.ts';
import { GIFT_KINDS, type Gift, type PersonMeasures } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';

export function giveGetOf(days: readonly DayTrace[]): PersonMeasures['give_get'] {
  const by = giftsOf(days);
  const asked_s = Math.round(days.reduce((sum, { asked_ms }) => sum + asked_ms, 0) / 1000);
  const given_s = by.reduce((sum, { seconds }) => sum + seconds, 0);
  return { asked_s, given_s, ratio: asked_s === 0 ? null : given_s / asked_s, by };
}

function giftsOf(days: readonly DayTrace[]): Gift[] {
  return GIFT_KINDS.map((kind) => {
    const count = days.reduce((sum, { gifts }) => sum + (gifts[kind] ?? 0), 0);
    return { kind, count, seconds: count * THRESHOLDS.gift_s[kind] };
  }).filter(({ count }) => count > 0);
}
