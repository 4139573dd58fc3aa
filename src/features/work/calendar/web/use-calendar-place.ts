import { useNavigate, useSearch } from '@tanstack/react-router';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { useMe } from '#src/web/shell/session.ts';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { daysOf, firstWeekday, stepFrom, VIEWS, type View } from './view/calendar-view.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const REMEMBERED = 'uptake.calendar.view';

export interface CalendarPlace {
  view: View;
  day: string;
  today: string;
  days: string[];
  /** Whose calendars are shown, oneself first. */
  members: string[];
  go: (to: { view?: View; day?: string; with?: string[] }) => void;
  step: (direction: 1 | -1) => void;
}

/** Where the calendar stands: in the address, so that back and links lead there. */
export function useCalendarPlace(): CalendarPlace {
  const search = useSearch({ strict: false }) as { view?: string; day?: string; with?: string };
  const navigate = useNavigate();
  const { locale, timeZone } = useStore(reader);
  const me = useMe().member.id;
  const isPhone = useIsPhone();
  const today = todayIn(timeZone);
  const view = VIEWS.find((one) => one === search.view) ?? rememberedView(isPhone);
  const day = isDay(search.day) ? search.day : today;
  const others = String(search.with ?? '')
    .split(',')
    .filter((id) => id !== '' && id !== me);

  function go(to: { view?: View; day?: string; with?: string[] }): void {
    if (to.view) localStorage.setItem(REMEMBERED, to.view);
    const next = { view, day, ...to };
    const shown = (to.with ?? others).join(',');
    void navigate({
      to: '/calendar' as string,
      search: { view: next.view, day: next.day, ...(shown && { with: shown }) } as object,
      replace: true,
    });
  }

  return {
    view,
    day,
    today,
    days: daysOf(view, day, firstWeekday(locale)),
    members: [me, ...others],
    go,
    step: (direction) => go({ day: stepFrom(view, day, direction) }),
  };
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** On the phone the coming days first, at the desk the week, until somebody prefers another. */
function rememberedView(isPhone: boolean): View {
  const kept = VIEWS.find((one) => one === localStorage.getItem(REMEMBERED));
  if (isPhone) return kept === 'day' || kept === 'month' ? kept : 'agenda';
  return kept ?? 'week';
}
