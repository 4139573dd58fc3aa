import { useEffect, useRef } from 'react';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { useCalendar } from '../calendar-context.ts';
import { calendarText } from '../calendar-text.ts';
import { noon } from '../view/calendar-view.ts';
import { minuteOf } from '../view/lay-out-day.ts';
import { AllDayRow } from './all-day-row.tsx';
import { DayColumn } from './day-column.tsx';
import classes from './time-grid.module.css';

const HOURS = Array.from({ length: 23 }, (_, at) => at + 1);
/** The hour that stands on top when nothing is under way. */
const MORNING = 7.5;

/** Days side by side with their hours: the week, or one day. */
export function TimeGrid() {
  const text = calendarText.useText();
  const { place } = useCalendar();
  const scroller = useStartHour();
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      data-days={place.days.length}
      data-scroll-restoration-id={`calendar-${place.view}`}
    >
      <div className={classes.grid} style={{ '--days': place.days.length } as React.CSSProperties}>
        <div className={classes.heads}>
          <span className={classes.corner}>{text('allDay')}</span>
          {place.days.map((day) => (
            <DayHead key={day} day={day} />
          ))}
          <AllDayRow />
        </div>
        <div className={classes.body}>
          <Hours />
          {place.days.map((day) => (
            <DayColumn key={day} day={day} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The weekday and number of a day; a press shows that day by itself. */
function DayHead({ day }: { day: string }) {
  const { place, locale } = useCalendar();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  return (
    <button
      type="button"
      className={classes.head}
      data-today={day === place.today || undefined}
      aria-current={day === place.today ? 'date' : undefined}
      onClick={() => place.go({ view: 'day', day })}
    >
      <HiddenText>{whole.format(noon(day))}</HiddenText>
      <span className={classes.weekday} aria-hidden="true">
        {weekday.format(noon(day))}
      </span>
      <span className={classes.number} aria-hidden="true">
        {Number(day.slice(8))}
      </span>
    </button>
  );
}

function Hours() {
  const { locale } = useCalendar();
  const hours = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  // "10 AM" says enough where "10" alone does not
  const minute = hours.resolvedOptions().hour12 ? {} : ({ minute: '2-digit' } as const);
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', ...minute, timeZone: 'UTC' });
  return (
    <div className={classes.hours} aria-hidden="true">
      {HOURS.map((hour) => (
        <span key={hour} className={classes.hour} style={{ top: `${(hour / 24) * 100}%` }}>
          {format.format(new Date(Date.UTC(2000, 0, 1, hour)))}
        </span>
      ))}
    </div>
  );
}

/** Begins in the morning, or an hour before now where today is shown. */
function useStartHour() {
  const scroller = useRef<HTMLDivElement>(null);
  const { place, timeZone } = useCalendar();
  const hasToday = place.days.includes(place.today);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const now = minuteOf(Date.now(), timeZone) / 60 - 1.5;
    const hour = hasToday ? Math.min(Math.max(now, MORNING - 1), 15) : MORNING;
    const body = element.querySelector('[data-place="timed"]');
    if (body) element.scrollTop = (Math.max(0, hour) / 24) * body.clientHeight;
    // on the phone the week is wider than the screen
    const today = element.querySelector<HTMLElement>('[data-place="timed"][data-today]');
    if (today) element.scrollLeft = today.offsetLeft - today.offsetWidth;
  }, [hasToday, timeZone]);
  return scroller;
}
