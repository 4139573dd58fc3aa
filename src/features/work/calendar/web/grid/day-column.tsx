import { useEffect, useState } from 'react';
import { formatTime } from '#src/web/i18n/dates.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { useCalendar } from '../calendar-context.ts';
import { keyOf } from '../calendar-query.ts';
import { calendarText } from '../calendar-text.ts';
import { DAY_MINUTES, layOutDay, minuteOf } from '../view/lay-out-day.ts';
import { EventChip } from './event-chip.tsx';
import classes from './time-grid.module.css';

const MINUTE_MS = 60_000;

/** One day of hours: what is on it, when colleagues are busy, and the ground to make something on. */
export function DayColumn({ day }: { day: string }) {
  const { items, timeZone, drag, place } = useCalendar();
  const blocks = layOutDay(items, { day, timeZone });
  return (
    <div
      className={classes.column}
      data-day={day}
      data-place="timed"
      data-today={day === place.today || undefined}
      onPointerDown={(event) => drag.begin(event, { mode: 'create', item: null })}
    >
      <BusyBlocks day={day} />
      {blocks.map(({ item, start, end, column, columns }) => (
        <EventChip
          key={`${keyOf(item)} ${day}`}
          item={item}
          look="block"
          minutes={end - start}
          style={{ ...span(start, end), ...side(column, columns) }}
        />
      ))}
      <Ghost day={day} />
      {day === place.today && <NowLine />}
    </div>
  );
}

function span(start: number, end: number) {
  return {
    top: `${(start / DAY_MINUTES) * 100}%`,
    height: `${((end - start) / DAY_MINUTES) * 100}%`,
  };
}

function side(column: number, columns: number) {
  return { left: `${(column / columns) * 100}%`, width: `${100 / columns}%` };
}

/** When colleagues are taken up by what is theirs alone. */
function BusyBlocks({ day }: { day: string }) {
  const text = calendarText.useText();
  const { busy, timeZone, people } = useCalendar();
  const timed = busy.map((one) => {
    const last = new Date(Date.parse(one.ends_at) - 1).toISOString();
    const dayOf = (instant: string) => todayIn(timeZone, Date.parse(instant));
    return { ...one, day: dayOf(one.starts_at), last_day: dayOf(last) };
  });
  return layOutDay(timed, { day, timeZone }).map(({ item, start, end }) => {
    const person = people.get(item.member_id);
    const name = person?.name ?? '';
    return (
      <div
        key={`${item.member_id} ${item.starts_at}`}
        className={classes.busy}
        style={{ ...span(start, end), '--hue': person?.hue ?? 0 } as React.CSSProperties}
        title={text('busy', { name })}
      >
        <span className={classes.busyName}>{text('busy', { name })}</span>
      </div>
    );
  });
}

/** Where what is dragged would stand. */
function Ghost({ day }: { day: string }) {
  const { ghost, locale } = useCalendar();
  if (!ghost || ghost.day !== day || ghost.start === null) return null;
  const { start } = ghost;
  const end = ghost.end ?? start + 30;
  return (
    <div className={classes.ghost} style={span(start, end)}>
      <span className={classes.ghostTime}>
        {`${sayMinute(start, locale)} – ${sayMinute(end, locale)}`}
      </span>
      <span className={classes.ghostName}>{ghost.item?.subject}</span>
    </div>
  );
}

function sayMinute(minute: number, locale: string): string {
  const at = new Date(Date.UTC(2000, 0, 1, 0, minute)).toISOString();
  return formatTime(at, { locale, timeZone: 'UTC' });
}

function NowLine() {
  const { timeZone } = useCalendar();
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const top = `${(minuteOf(nowMs, timeZone) / DAY_MINUTES) * 100}%`;
  return <div className={classes.now} style={{ top }} aria-hidden="true" />;
}
