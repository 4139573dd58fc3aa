import type { ComponentProps } from 'react';
import { FormField, type FormFieldProps, inputClass } from './form-field.tsx';

type SelectFieldProps = ComponentProps<'select'> & Omit<FormFieldProps, 'children'>;

/** A choice of few under its label; its options stand in it. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, missing, className = '', ...rest } = props;
  return (
    <FormField label={label} hint={hint} error={error} missing={missing}>
      {(ids) => <select {...rest} {...ids} className={`${inputClass} ${className}`} />}
    </FormField>
  );
}
