import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { uptakeText } from './uptake-text.ts';

/** A Monday, so that the weekdays can be counted from it. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Three hours of the week, such as “Fridays 11:00 to 14:00”. */
export function useSaySlot(): (slot: { weekday: number; hour: number }) => string {
  const text = uptakeText.useText();
  const { locale } = useStore(reader);
  return ({ weekday, hour }) => {
    const day = new Date(MONDAY_MS + (weekday - 1) * DAY_MS);
    const write = (options: Intl.DateTimeFormatOptions, at: number) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
    const clock = (at: number) =>
      write({ hour: 'numeric', minute: '2-digit' }, MONDAY_MS + (at % 24) * HOUR_MS);
    return text('figures.slot', {
      weekday: write({ weekday: 'long' }, day.getTime()),
      from: clock(hour),
      to: clock(hour + THRESHOLDS.edict_slot_hours),
    });
  };
}
