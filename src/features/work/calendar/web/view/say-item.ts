import { formatDay, formatTime, type Reader } from '#src/web/i18n/dates.ts';
import type { Calendar, Item } from '../calendar-query.ts';
import type { calendarText } from '../calendar-text.ts';

interface Saying {
  who: Reader;
  refs: Calendar['refs'];
  text: typeof calendarText.text;
  /** Whose it is, unless one's own. */
  owner?: string | undefined;
}

/** Besides its name, in one breath: for who hears the calendar. */
export function sayItem(item: Item, { who, refs, text, owner }: Saying): string {
  const about = [item.person_id, item.company_id].map((id) => id && refs[id]?.title);
  const parts = [
    sayTime(item, who) || text('allDay'),
    formatDay(item.day, who),
    item.location,
    ...about,
    owner && text('of', { name: owner }),
    item.repeats && text('repeating'),
    item.done_at && text('done'),
  ];
  return `, ${parts.filter(Boolean).join(', ')}`;
}

/** Whom it is with, unless its name says so. */
export function sayAbout(
  { person_id, company_id, subject }: Item,
  refs: Calendar['refs'],
): string | undefined {
  const titles = [person_id, company_id].map((id) => (id ? refs[id]?.title : undefined));
  const isNamed = titles.some((title) => title && subject.includes(title));
  return isNamed ? undefined : titles.find(Boolean);
}

/** `10:00 – 11:00`; empty for a whole day. */
export function sayTime({ starts_at, ends_at }: Item, who: Reader): string {
  if (starts_at === null) return '';
  const start = formatTime(starts_at, who);
  return ends_at === null ? start : `${start} – ${formatTime(ends_at, who)}`;
}
