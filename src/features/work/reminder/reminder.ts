/** What reaches a member, where and when. */
export interface ReminderSettings {
  /** Minutes before a meeting that says nothing itself; null: none. */
  lead_minutes: number | null;
  /** A notice in the open page. */
  in_page: boolean;
  /** From here to `quiet_to`, `HH:MM` on the member's clock, no device is woken. The same: never quiet. */
  quiet_from: string;
  quiet_to: string;
  /** The mail of a working day's morning. */
  daily_mail: boolean;
}

export const USUAL_SETTINGS: ReminderSettings = {
  lead_minutes: 15,
  in_page: true,
  quiet_from: '20:00',
  quiet_to: '07:00',
  daily_mail: true,
};

/** The longest that may be asked for, for one task and as the usual time before. */
export const MOST_MINUTES = 4 * 7 * 24 * 60;
export const MOST_USUAL_MINUTES = 24 * 60;
/** For so long after its beginning a meeting may still be reminded of: the server was busy or down. */
export const STILL_MS = 5 * 60_000;

/** When to remind, in ms since 1970; null: not at all. */
export function remindsAt(
  { startsAt, reminder }: { startsAt: string; reminder: number | null },
  settings: Pick<ReminderSettings, 'lead_minutes'>,
): number | null {
  const minutes = reminder ?? settings.lead_minutes;
  return minutes === null ? null : Date.parse(startsAt) - minutes * 60_000;
}

/** Whether devices are to be left alone at this time of the day, `HH:MM`; times compare as text. */
export function isQuiet(
  time: string,
  { quiet_from, quiet_to }: Pick<ReminderSettings, 'quiet_from' | 'quiet_to'>,
): boolean {
  if (quiet_from <= quiet_to) return time >= quiet_from && time < quiet_to;
  return time >= quiet_from || time < quiet_to;
}
