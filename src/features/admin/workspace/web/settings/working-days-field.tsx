import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { FormField } from '#src/web/ui/form-field.tsx';
import { workspaceText } from '../workspace-text.ts';
import classes from './working-days-field.module.css';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1, 12);

interface WorkingDaysFieldProps {
  /** 1 is Monday. */
  value: readonly number[];
  onChange: (days: number[]) => void;
}

/** The days on which one works; at least one of them. */
export function WorkingDaysField({ value, onChange }: WorkingDaysFieldProps) {
  const text = workspaceText.useText();
  const { locale } = useStore(reader);
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const isOn = (day: number) => value.includes(day);
  const toggle = (day: number) => {
    const days = WEEK.filter((one) => (one === day ? !isOn(one) : isOn(one)));
    if (days.length > 0) onChange(days);
  };
  return (
    <FormField label={text('settings.workingDays')} hint={text('settings.workingDaysHint')}>
      {(ids) => (
        <div {...ids} className={classes.days}>
          {WEEK.map((day) => (
            <label key={day} className={classes.day}>
              <input type="checkbox" checked={isOn(day)} onChange={() => toggle(day)} />
              {format.format(MONDAY + (day - 1) * 86_400_000)}
            </label>
          ))}
        </div>
      )}
    </FormField>
  );
}
