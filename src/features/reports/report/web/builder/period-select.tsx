import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { FigureRequest } from '../../../metric/metric.ts';
import classes from '../report.module.css';
import { reportText } from '../report-text.ts';

type Period = FigureRequest['period'];

const PERIODS = {
  thisMonth: { this: 'month' },
  lastMonth: { last: 1, unit: 'month' },
  thisQuarter: { this: 'quarter' },
  lastQuarter: { last: 1, unit: 'quarter' },
  thisYear: { this: 'year' },
  lastYear: { last: 1, unit: 'year' },
  last30: { last: 30, unit: 'day' },
  last12: { last: 12, unit: 'month' },
  all: 'all',
} as const satisfies Record<string, Period>;
const NAMES = Object.keys(PERIODS) as (keyof typeof PERIODS)[];

function nameOf(period: Period): keyof typeof PERIODS | 'between' | 'other' {
  if (typeof period === 'object' && 'from' in period) return 'between';
  const said = JSON.stringify(period);
  return NAMES.find((name) => JSON.stringify(PERIODS[name]) === said) ?? 'other';
}

interface PeriodSelectProps {
  value: Period;
  onChange: (period: Period) => void;
}

export function PeriodSelect({ value, onChange }: PeriodSelectProps) {
  const text = reportText.useText();
  const today = useToday();
  const name = nameOf(value);
  const span = typeof value === 'object' && 'from' in value ? value : null;
  function choose(next: string): void {
    const known = NAMES.find((one) => one === next);
    if (known) onChange(PERIODS[known]);
    else if (next === 'between') onChange({ from: `${today.slice(0, 4)}-01-01`, to: today });
  }
  return (
    <span className={classes.pair}>
      <select
        className={inputClass}
        aria-label={text('period')}
        value={name}
        onChange={({ target }) => choose(target.value)}
      >
        {NAMES.map((one) => (
          <option key={one} value={one}>
            {text(`periods.${one}`)}
          </option>
        ))}
        <option value="between">{text('periods.between')}</option>
        {name === 'other' && <option value="other">{text('periods.other')}</option>}
      </select>
      {span && (
        <>
          <Day
            label={text('from')}
            value={span.from}
            onChange={(from) => onChange(spanOf(from, span.to, from))}
          />
          <Day
            label={text('to')}
            value={span.to}
            onChange={(to) => onChange(spanOf(span.from, to, to))}
          />
        </>
      )}
    </span>
  );
}

/** From the one day to the other; where they have crossed, the day that was typed last. */
function spanOf(from: string, to: string, typed: string): { from: string; to: string } {
  return from <= to ? { from, to } : { from: typed, to: typed };
}

interface DayProps {
  label: string;
  value: string;
  max?: string;
  onChange: (day: string) => void;
}

/** A day that is whole: what is still being typed is not asked for. */
function Day({ label, value, max, onChange }: DayProps) {
  return (
    <input
      type="date"
      className={inputClass}
      aria-label={label}
      value={value}
      max={max}
      onChange={({ target }) => /^[1-9]\d{3}-/.test(target.value) && onChange(target.value)}
    />
  );
}

interface CompareSelectProps {
  value: FigureRequest['compare'];
  disabled: boolean;
  onChange: (compare: FigureRequest['compare']) => void;
}

export function CompareSelect({ value, disabled, onChange }: CompareSelectProps) {
  const text = reportText.useText();
  return (
    <select
      className={inputClass}
      aria-label={text('compare')}
      disabled={disabled}
      value={typeof value === 'object' ? 'other' : (value ?? '')}
      onChange={({ target }) =>
        onChange((target.value || undefined) as 'previous' | 'year_before' | undefined)
      }
    >
      <option value="">{text('compares.none')}</option>
      <option value="previous">{text('compares.previous')}</option>
      <option value="year_before">{text('compares.yearBefore')}</option>
      {typeof value === 'object' && <option value="other">{text('compares.other')}</option>}
    </select>
  );
}

interface AsOfInputProps {
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A past day, at whose end everything is seen; today is asked for by none. */
export function AsOfInput({ value, onChange }: AsOfInputProps) {
  const text = reportText.useText();
  const today = useToday();
  return (
    <input
      type="date"
      className={inputClass}
      aria-label={text('asOf')}
      value={value ?? today}
      max={today}
      onChange={({ target }) => {
        const day = target.value;
        if (day === '' || day === today) onChange(undefined);
        else if (/^[1-9]\d{3}-/.test(day) && day < today) onChange(day);
      }}
    />
  );
}

function useToday(): string {
  const { timeZone } = useStore(reader);
  return todayIn(timeZone, Date.now());
}
