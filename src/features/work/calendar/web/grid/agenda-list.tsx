import { daysBetween } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { useCalendar } from '../calendar-context.ts';
import { type Item, keyOf } from '../calendar-query.ts';
import { calendarText } from '../calendar-text.ts';
import { noon } from '../view/calendar-view.ts';
import classes from './agenda-list.module.css';
import { AgendaRow } from './agenda-row.tsx';

/** What comes, day by day: as one reads a list. */
export function AgendaList() {
  const text = calendarText.useText();
  const { place, items } = useCalendar();
  const days = place.days
    .map((day) => ({ day, own: items.filter((item) => isOn(item, day)).sort(wholeDaysFirst) }))
    .filter(({ own }) => own.length > 0);
  if (days.length === 0) {
    return <EmptyState title={text('empty.title')}>{text('empty.text')}</EmptyState>;
  }
  return (
    // without a name of its own it takes over how far the view before was scrolled
    <div className={classes.list} data-scroll-restoration-id={`calendar-from-${place.days[0]}`}>
      {days.map(({ day, own }) => (
        <section key={day} className={classes.day} aria-labelledby={`agenda-${day}`}>
          <AgendaHead day={day} />
          <ul className={classes.items}>
            {own.map((item) => (
              <AgendaRow key={`${keyOf(item)} ${day}`} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The whole day; what is near is called by its name before. */
function AgendaHead({ day }: { day: string }) {
  const who = useStore(reader);
  const { place, locale } = useCalendar();
  const date = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const isNear = Math.abs(daysBetween(place.today, day)) <= 1;
  return (
    <h2 id={`agenda-${day}`} className={classes.head} data-today={day === place.today || undefined}>
      {isNear && `${formatDay(day, who)} `}
      <span className={isNear ? classes.date : undefined}>{date.format(noon(day))}</span>
    </h2>
  );
}

function isOn(item: Item, day: string): boolean {
  return item.day <= day && item.last_day >= day;
}

function wholeDaysFirst(one: Item, other: Item): number {
  return (one.starts_at ?? '') < (other.starts_at ?? '') ? -1 : 1;
}
