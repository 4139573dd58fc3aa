import { useId } from 'react';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { ImportList } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import classes from './column-list.module.css';
import type { TargetGroups } from './target-options.ts';

type Column = ImportList['mapping'][number];

interface ColumnItemProps {
  column: Column;
  samples: readonly string[];
  groups: TargetGroups;
  /** Whose notes take what has no field of its own. */
  notes: 'person.about' | 'company.about';
  /** The person should look at it. */
  unsure: boolean;
  disabled: boolean;
  onTarget: (column: Column, target: string) => void;
}

const REASONS = ['similar_heading', 'values', 'values_do_not_fit', 'unknown_heading'] as const;

/** A column of the file, what stands in it, and where it goes. */
export function ColumnItem(props: ColumnItemProps) {
  const { column, samples, groups, notes, unsure, disabled, onTarget } = props;
  const text = importText.useText();
  const id = useId();
  const heading = column.heading || text('columns.unnamed', { number: column.column + 1 });
  const why = unsure ? REASONS.find((one) => one === column.why) : undefined;
  const isNote = column.target.endsWith('.about');
  return (
    <li className={classes.column} data-unsure={unsure || undefined}>
      <label htmlFor={id} className={classes.heading} title={heading}>
        {heading}
      </label>
      <p className={classes.samples} title={samples.join('\n')}>
        {samples.join(' · ') || text('columns.empty')}
      </p>
      <select
        id={id}
        className={`${inputClass} ${classes.target}`}
        data-quiet={column.target === 'ignore' || isNote || undefined}
        aria-describedby={why && `${id}-why`}
        disabled={disabled}
        value={isNote ? notes : column.target}
        onChange={({ target }) => onTarget(column, target.value)}
      >
        <option value={notes}>{text('columns.notes')}</option>
        <option value="ignore">{text('columns.ignore')}</option>
        <optgroup label={text('columns.person')}>
          {groups.person.map(({ target, label }) => (
            <option key={target} value={target}>
              {label}
            </option>
          ))}
          <option value="owner">{text('columns.owner')}</option>
        </optgroup>
        <optgroup label={text('columns.company')}>
          {groups.company.map(({ target, label }) => (
            <option key={target} value={target}>
              {text('columns.ofCompany', { field: label })}
            </option>
          ))}
        </optgroup>
      </select>
      {why && (
        <p id={`${id}-why`} className={classes.why}>
          {text(`columns.why.${why}`)}
        </p>
      )}
    </li>
  );
}
