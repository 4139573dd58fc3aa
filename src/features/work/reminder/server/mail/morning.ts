import { Temporal } from 'temporal-polyfill';
import { knownZone } from '#src/lib/zoned-days.ts';

const FROM_HOUR = 7;
/** After hours of standstill it is still made up for; later it would be no morning's mail. */
const UNTIL_HOUR = 12;
const FRIDAY = 5;

/** Whether it is the morning of a working day on the clocks of the zone. */
export function isMorning(timeZone: string, now: Date): boolean {
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    knownZone(timeZone),
  );
  return at.dayOfWeek <= FRIDAY && at.hour >= FROM_HOUR && at.hour < UNTIL_HOUR;
}
