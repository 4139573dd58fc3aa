import { useState } from 'react';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { promiseText } from '../promise-text.ts';
import { type MinutesUnit, partMinutes, UNIT_MINUTES } from './say-minutes.ts';
import classes from './service-section.module.css';

interface MinutesFieldProps {
  label: string;
  minutes: number;
  onChange: (minutes: number) => void;
}

/** A length of time by its number and its unit; saved when it is left. */
export function MinutesField({ label, minutes, onChange }: MinutesFieldProps) {
  const text = promiseText.useText();
  const [given, setGiven] = useState(() => partMinutes(minutes));
  function save({ count, unit }: { count: number; unit: MinutesUnit }): void {
    const next = Math.round(count * UNIT_MINUTES[unit]);
    if (next >= 1 && next !== minutes) onChange(next);
  }
  return (
    <span className={classes.minutes}>
      <input
        className={`${inputClass} ${classes.count}`}
        type="number"
        min={1}
        step={1}
        aria-label={label}
        value={Number.isNaN(given.count) ? '' : given.count}
        onChange={({ target }) => setGiven({ ...given, count: target.valueAsNumber })}
        onBlur={() => {
          if (given.count >= 1) save(given);
          else setGiven(partMinutes(minutes));
        }}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
      <select
        className={classes.select}
        aria-label={`${label}, ${text('promises.unit')}`}
        value={given.unit}
        onChange={({ target }) => {
          const next = { ...given, unit: target.value as MinutesUnit };
          setGiven(next);
          save(next);
        }}
      >
        <option value="minute">{text('promises.minutes')}</option>
        <option value="hour">{text('promises.hoursUnit')}</option>
      </select>
    </span>
  );
}
