import { DATE_UNITS, type DateUnit } from '#src/records/filter.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { Grouping } from '../../../metric/metric.ts';
import classes from '../report.module.css';
import { reportText } from '../report-text.ts';
import type { ByField } from './metric-fields.ts';

interface BySelectProps {
  label: string;
  fields: readonly ByField[];
  value: Grouping | undefined;
  onChange: (value: Grouping | undefined) => void;
}

/** A field to group by, and for days in which steps. */
export function BySelect({ label, fields, value, onChange }: BySelectProps) {
  const text = reportText.useText();
  const chosen = fields.find(({ field }) => field === value?.field);
  function choose(field: string): void {
    const next = fields.find((one) => one.field === field);
    const step = next?.isOfDays ? { step: value?.step ?? ('month' as const) } : {};
    onChange(next && { field, ...step });
  }
  return (
    <span className={classes.pair}>
      <select
        className={inputClass}
        aria-label={label}
        value={value?.field ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{text('nothing')}</option>
        {value && !chosen && <option value={value.field}>{value.field}</option>}
        {fields.map(({ field, label: name }) => (
          <option key={field} value={field}>
            {name}
          </option>
        ))}
      </select>
      {value && chosen?.isOfDays && (
        <select
          className={inputClass}
          aria-label={`${label}: ${text('step')}`}
          value={value.step ?? 'month'}
          onChange={({ target }) => onChange({ ...value, step: target.value as DateUnit })}
        >
          {DATE_UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {text(`steps.${unit}`)}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
