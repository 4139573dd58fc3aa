import type { ReactNode } from 'react';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import classes from './hearing.module.css';
import type { Named } from './hearing-queries.ts';
import { hearingText } from './hearing-text.ts';

export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function WordsField({
  label,
  value,
  onChange,
  rows = 3,
  max = 1000,
  hint,
}: FieldProps & { rows?: number; max?: number; hint?: ReactNode }) {
  return (
    <TextAreaField
      label={label}
      hint={hint}
      rows={rows}
      maxLength={max}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

export function DayField({ label, value, onChange }: FieldProps) {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

export function ChoiceField({
  label,
  value,
  onChange,
  choices,
  empty,
}: FieldProps & { choices: readonly Named[]; empty?: string }) {
  const text = hearingText.useText();
  return (
    <SelectField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{empty ?? text('choose')}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

interface RadiosProps<Value extends string> {
  label: ReactNode;
  name: string;
  value: Value | null;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** Short answers stand side by side. */
  isRow?: boolean;
}

export function Radios<Value extends string>(props: RadiosProps<Value>) {
  const { label, name, value, choices, onChange, isRow = false } = props;
  return (
    <fieldset className={isRow ? classes.inRow : classes.group}>
      <legend>{label}</legend>
      {choices.map((one) => (
        <label key={one.value} className={classes.check}>
          <input
            type="radio"
            name={name}
            checked={value === one.value}
            onChange={() => onChange(one.value)}
          />
          {one.label}
        </label>
      ))}
    </fieldset>
  );
}

interface ChecksProps<Value extends string> {
  label: string;
  values: readonly Value[];
  choices: readonly { value: Value; label: string }[];
  onChange: (values: Value[]) => void;
}

export function Checks<Value extends string>({
  label,
  values,
  choices,
  onChange,
}: ChecksProps<Value>) {
  const flip = (value: Value) =>
    values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      {choices.map((one) => (
        <label key={one.value} className={classes.check}>
          <input
            type="checkbox"
            checked={values.includes(one.value)}
            onChange={() => onChange(flip(one.value))}
          />
          {one.label}
        </label>
      ))}
    </fieldset>
  );
}
