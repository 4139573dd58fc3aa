import { SelectField } from '#src/web/ui/select-field.tsx';
import { metricText } from '../metric-text.ts';

export interface SelectChoice {
  value: string;
  label: string;
}

interface ChoiceSelectProps {
  label: string;
  hint?: string | undefined;
  value: string;
  choices?: readonly SelectChoice[];
  groups?: readonly { label: string; choices: readonly SelectChoice[] }[];
  onChange: (value: string) => void;
}

/** One of several, with nothing chosen at first. */
export function ChoiceSelect(props: ChoiceSelectProps) {
  const { label, hint, value, choices = [], groups = [], onChange } = props;
  const text = metricText.useText();
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {value === '' && <option value="">{text('form.choose')}</option>}
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
