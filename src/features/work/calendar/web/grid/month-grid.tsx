import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { useCalendar } from '../calendar-context.ts';
import { type Item, keyOf } from '../calendar-query.ts';
import { calendarText } from '../calendar-text.ts';
import { noon } from '../view/calendar-view.ts';
import { EventChip } from './event-chip.tsx';
import classes from './month-grid.module.css';
import { useCellRows } from './use-cell-rows.ts';

/** The weeks of a month. A press on a number shows the day; on the phone a press on the whole cell. */
export function MonthGrid() {
  const { place, locale } = useCalendar();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const weeks = place.days.length / 7;
  const { grid, rows } = useCellRows(weeks);
  return (
    <div className={classes.month}>
      <div className={classes.weekdays} aria-hidden="true">
        {place.days.slice(0, 7).map((day) => (
          <span key={day}>{weekday.format(noon(day))}</span>
        ))}
      </div>
      <div ref={grid} className={classes.grid} style={{ '--weeks': weeks } as React.CSSProperties}>
        {place.days.map((day) => (
          <MonthCell key={day} day={day} rows={rows} />
        ))}
      </div>
    </div>
  );
}

function MonthCell({ day, rows }: { day: string; rows: number }) {
  const text = calendarText.useText();
  const { items, place, locale, drag, ghost } = useCalendar();
  const own = items.filter((item) => item.day <= day && item.last_day >= day).sort(wholeDaysFirst);
  const shown = own.length <= rows ? own : own.slice(0, Math.max(0, rows - 1));
  const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const count = own.length > 0 ? `, ${text('count', { count: own.length })}` : '';
  return (
    <div
      className={classes.cell}
      data-day={day}
      data-place="month"
      data-other={day.slice(0, 7) === place.day.slice(0, 7) ? undefined : ''}
      data-aimed={ghost?.day === day || undefined}
      onPointerDown={(event) => drag.begin(event, { mode: 'create', item: null })}
    >
      <button
        type="button"
        className={classes.number}
        data-today={day === place.today || undefined}
        aria-current={day === place.today ? 'date' : undefined}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => place.go({ view: 'day', day })}
      >
        <HiddenText>{whole.format(noon(day)) + count}</HiddenText>
        <span className={classes.figure} aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        <span className={classes.dots} aria-hidden="true">
          {own.slice(0, 3).map((item) => (
            <i key={keyOf(item)} data-done={item.done_at ? '' : undefined} />
          ))}
        </span>
      </button>
      <div className={classes.items}>
        {shown.map((item) => (
          <EventChip key={`${keyOf(item)} ${day}`} item={item} look="line" />
        ))}
        {shown.length < own.length && (
          <button
            type="button"
            className={classes.rest}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => place.go({ view: 'day', day })}
          >
            {text('more', { count: own.length - shown.length })}
          </button>
        )}
      </div>
    </div>
  );
}

function wholeDaysFirst(one: Item, other: Item): number {
  const at = ({ starts_at, day }: Item) => (starts_at === null ? '' : `${day} ${starts_at}`);
  return at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0;
}
