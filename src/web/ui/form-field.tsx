import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import classes from './form-field.module.css';

interface FormFieldProps {
  label: ReactNode;
  /** Stands under the field, quietly. */
  hint?: ReactNode;
  /** What is wrong and what to do; read out when it appears. */
  error?: string | undefined;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A label over its field, with what to know or to mend beneath. */
export function FormField({ label, hint, error, children }: FormFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      {children({
        id,
        ...(note && { 'aria-describedby': `${id}-note` }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {note && (
        <p
          id={`${id}-note`}
          className={classes.note}
          data-bad={error ? '' : undefined}
          role={error ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Dialogs give the focus to the field that bears it. */
  'data-autofocus'?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, hint, error, className = '', ...rest }: TextFieldProps) {
  return (
    <FormField label={label} hint={hint} error={error}>
      {(ids) => <input {...rest} {...ids} className={`${classes.input} ${className}`} />}
    </FormField>
  );
}

/** The look of all inputs, for those that are not a `TextField`. */
export const inputClass: string = classes.input!;
