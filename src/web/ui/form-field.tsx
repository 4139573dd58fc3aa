import {
  type FormEvent,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  useId,
  useState,
} from 'react';
import classes from './form-field.module.css';
import { type Checked, OWN_MESSAGE, sayInvalid } from './say-invalid.ts';

export interface FormFieldProps {
  label: ReactNode;
  /** Stands under the field, quietly. */
  hint?: ReactNode;
  /** What is wrong and what to do; read out when it appears. */
  error?: string | undefined;
  /** Said instead of the usual words where it is left empty though it must not be. */
  missing?: string | undefined;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A label over its field, with what to know or to mend beneath. */
export function FormField({ label, hint, error: refused, missing, children }: FormFieldProps) {
  const id = useId();
  const own = useOwnMessage(missing);
  const error = own.message ?? refused;
  const note = error ?? hint;
  return (
    <div className={classes.field} {...own.watch}>
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

/** What the browser would say in a bubble, in its own language, stands beneath the field. */
function useOwnMessage(missing: string | undefined) {
  const [message, setMessage] = useState<string>();
  function take(event: FormEvent): void {
    const input = event.target as Checked;
    event.preventDefault();
    setMessage(input.validity.valueMissing && missing ? missing : sayInvalid(input));
    // the browser leads to the first one only where it shows its bubble
    if (input.form?.querySelector(':invalid:not(fieldset)') === input) input.focus();
  }
  const watch = {
    [OWN_MESSAGE]: '',
    onInvalidCapture: take,
    // not on the way down: a drawing between the two would put back what stood there before
    onInput: () => setMessage(undefined),
  };
  return { message, watch };
}

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  missing?: string | undefined;
  /** Dialogs give the focus to the field that bears it. */
  'data-autofocus'?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, missing, className = '', ...rest } = props;
  return (
    <FormField label={label} hint={hint} error={error} missing={missing}>
      {(ids) => <input {...rest} {...ids} className={`${classes.input} ${className}`} />}
    </FormField>
  );
}

/** The look of all inputs, for those that are not a `TextField`. */
export const inputClass: string = classes.input!;
