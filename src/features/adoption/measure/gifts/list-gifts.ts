import type { DayTrace } from '../days/day-trace.ts';
import { type DayGift, type GiftRule, KIND_OF_RULE, type NamedGift } from '../gift.ts';
import { GIFT_KINDS, type Gift } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** What was read, or kept, once is worth something once. */
const ONCE = new Set<GiftRule>(['case_seen', 'note_read', 'task_kept']);

/** All that came back on these days, in the order of time: what is listed by name and what is summed. */
export function listGifts(days: readonly DayTrace[]): NamedGift[] {
  const given = new Set<string>();
  const isFirst = ({ rule, id }: DayGift) => {
    if (!ONCE.has(rule)) return true;
    const key = `${rule} ${id}`;
    const isNew = !given.has(key);
    given.add(key);
    return isNew;
  };
  return days.flatMap(({ day, gifts }) =>
    gifts.filter(isFirst).map((gift) => {
      const kind = KIND_OF_RULE[gift.rule];
      return { ...gift, day, kind, seconds: secondsOf(gift) };
    }),
  );
}

/** By the published estimates; of fields, for each. */
function secondsOf({ rule, count }: DayGift): number {
  const kind = KIND_OF_RULE[rule];
  const each = THRESHOLDS.gift_s[kind];
  return kind === 'field_filled' ? each * count : each;
}

/** The same by kind. */
export function sumGifts(gifts: readonly NamedGift[]): Gift[] {
  return GIFT_KINDS.map((kind) => {
    const of = gifts.filter((gift) => gift.kind === kind);
    const count = of.reduce((sum, gift) => sum + (kind === 'field_filled' ? gift.count : 1), 0);
    return { kind, count, seconds: of.reduce((sum, { seconds }) => sum + seconds, 0) };
  }).filter(({ count }) => count > 0);
}
