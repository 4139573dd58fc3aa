import { Clock } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { fromLocalInput, toLocalInput } from '#src/web/i18n/zones.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { timelineText } from '../timeline-text.ts';
import classes from './when-field.module.css';

interface WhenFieldProps {
  /** ISO instant; null is now. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** When it happened: now, until one says otherwise. */
export function WhenField({ value, onChange }: WhenFieldProps) {
  const text = timelineText.useText();
  const { timeZone } = useStore(reader);
  if (value === null) {
    return (
      <Button
        look="quiet"
        icon={<Clock size={14} aria-hidden="true" />}
        aria-label={`${text('compose.when')}: ${text('compose.now')}`}
        onClick={() => onChange(new Date().toISOString())}
      >
        {text('compose.now')}
      </Button>
    );
  }
  return (
    <input
      type="datetime-local"
      className={`${inputClass} ${classes.when}`}
      aria-label={text('compose.when')}
      value={toLocalInput(value, timeZone)}
      onChange={({ target }) => {
        onChange(target.value ? fromLocalInput(target.value, timeZone) : null);
      }}
    />
  );
}
