import { useQuery } from '@tanstack/react-query';
import { purposesQuery } from '#src/features/people/consent/web/shared/purposes-query.ts';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { segmentText } from '../segment-text.ts';

interface PurposeSelectProps {
  value: string;
  onChange: (purpose: string) => void;
  /** One has to be chosen. */
  required?: boolean;
}

export function PurposeSelect({ value, onChange, required = false }: PurposeSelectProps) {
  const text = segmentText.useText();
  const { data } = useQuery(purposesQuery);
  return (
    <SelectField
      label={text('purpose')}
      hint={data?.length === 0 ? text('purposesFirst') : undefined}
      value={value}
      required={required}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{text(required ? 'choosePurpose' : 'noPurpose')}</option>
      {data?.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}
