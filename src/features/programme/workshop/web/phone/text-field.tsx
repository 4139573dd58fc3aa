import { useId } from 'react';
import { MOST_TEXT } from '../../limits.ts';
import styles from './phone.module.css';
import { usePhoneText } from './phone-text.ts';

interface TextFieldProps {
  label: string;
  value: string;
  rows: number;
  onChange(value: string): void;
}

/** Where a few lines are written; near its end it tells how many signs are left. */
export function TextField({ label, value, rows, onChange }: TextFieldProps) {
  const { text } = usePhoneText();
  const id = useId();
  const left = MOST_TEXT - value.length;
  return (
    <div className={styles.form}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        maxLength={MOST_TEXT}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {left <= 60 && <p className={styles.quiet}>{text('left', { count: left })}</p>}
    </div>
  );
}
