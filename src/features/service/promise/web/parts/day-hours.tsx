import { Coffee, X } from 'lucide-react';
import { IconButton } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { DAY_MINUTES, type Shift, writeTime } from '../../time/week-hours.ts';
import { promiseText } from '../promise-text.ts';
import classes from './service-section.module.css';

const USUAL: Shift = { from: 540, to: 1020 };
const NOON: Shift = { from: 720, to: 780 };

interface DayHoursProps {
  /** As the reader calls the day. */
  name: string;
  shifts: readonly Shift[];
  onChange: (shifts: Shift[]) => void;
}

/** The hours of one day: closed, one span, or two with a break between. */
export function DayHours({ name, shifts, onChange }: DayHoursProps) {
  const text = promiseText.useText();
  const isOpen = shifts.length > 0;
  return (
    <li className={classes.day}>
      <label className={classes.dayName}>
        <input
          type="checkbox"
          checked={isOpen}
          onChange={({ target }) => onChange(target.checked ? [USUAL] : [])}
        />
        <span>{name}</span>
      </label>
      {!isOpen && <span className={classes.quiet}>{text('hours.closed')}</span>}
      {shifts.map((shift, index) => (
        <Span
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is the first or second of its day
          key={index}
          name={name}
          shift={shift}
          onChange={(next) => onChange(shifts.with(index, next))}
        />
      ))}
      {shifts.length === 1 && canBreak(shifts[0]!) && (
        <IconButton
          label={text('hours.breakOn', { day: name })}
          onClick={() => onChange(breakUp(shifts[0]!))}
        >
          <Coffee size={14} aria-hidden="true" />
        </IconButton>
      )}
      {shifts.length > 1 && (
        <IconButton
          label={text('hours.noBreak', { day: name })}
          onClick={() => onChange([{ from: shifts[0]!.from, to: shifts.at(-1)!.to }])}
        >
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}

interface SpanProps {
  name: string;
  shift: Shift;
  onChange: (shift: Shift) => void;
}

/** Midnight as an end is the end of the day. */
function Span({ name, shift, onChange }: SpanProps) {
  const text = promiseText.useText();
  const end = shift.to === DAY_MINUTES ? 0 : shift.to;
  return (
    <span className={classes.span}>
      <input
        type="time"
        className={`${inputClass} ${classes.time}`}
        aria-label={text('hours.from', { day: name })}
        value={writeTime(shift.from)}
        onChange={({ target }) => target.value && onChange({ ...shift, from: read(target.value) })}
      />
      –
      <input
        type="time"
        className={`${inputClass} ${classes.time}`}
        aria-label={text('hours.to', { day: name })}
        value={writeTime(end)}
        onChange={({ target }) =>
          target.value && onChange({ ...shift, to: read(target.value) || DAY_MINUTES })
        }
      />
    </span>
  );
}

function canBreak({ from, to }: Shift): boolean {
  return from < NOON.from && to > NOON.to;
}

function breakUp({ from, to }: Shift): Shift[] {
  return [
    { from, to: NOON.from },
    { from: NOON.to, to },
  ];
}

function read(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}
