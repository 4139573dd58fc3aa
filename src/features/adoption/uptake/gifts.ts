import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import type { FoundGift, GiftEvent, NamedGift } from './gift.ts';
import { fieldsFilled } from './rules/fields-filled.ts';
import { followUpsRescued } from './rules/follow-ups-rescued.ts';
import { type GiftRuleReader, knowRecords } from './rules/known-records.ts';
import { usedBeforeContact } from './rules/used-before-contact.ts';

/**
 * Reads events in the order of `at` and gives what each brought to whom.
 */
export function startGifts(
  timeZoneOf: (memberId: string) => string,
): (event: GiftEvent) => NamedGift[] {
  const records = knowRecords(timeZoneOf);
  const rules: GiftRuleReader[] = [fieldsFilled(), followUpsRescued(), usedBeforeContact()];
  return (event) => {
    const record = records.take(event);
    return rules
      .flatMap((rule) => rule(event, record, records))
      .map((gift) => ({
        ...gift,
        seconds: secondsOf(gift),
        day: records.dayOf(gift.member, gift.at),
      }));
  };
}

/** By the published estimates; of fields, for each. */
function secondsOf({ kind, count }: FoundGift): number {
  const each = THRESHOLDS.gift_s[kind];
  return kind === 'field_filled' ? each * count : each;
}

export function giftsOf(
  events: readonly GiftEvent[],
  timeZoneOf: (memberId: string) => string,
): NamedGift[] {
  const read = startGifts(timeZoneOf);
  return events.flatMap(read);
}
