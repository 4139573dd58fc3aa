import type { ComponentProps } from 'react';
import { FormField, type FormFieldProps, inputClass } from './form-field.tsx';

type TextAreaFieldProps = ComponentProps<'textarea'> & Omit<FormFieldProps, 'children'>;

/** Words of several lines under their label. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, error, missing, className = '', ...rest } = props;
  return (
    <FormField label={label} hint={hint} error={error} missing={missing}>
      {(ids) => <textarea {...rest} {...ids} className={`${inputClass} ${className}`} />}
    </FormField>
  );
}
