import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { FormField } from '#src/web/ui/form-field.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import { ChoiceField, type FieldProps } from './fields.tsx';
import type { Named } from './hearing-queries.ts';
import { hearingText } from './hearing-text.ts';

/** More names than these are typed, not looked through. */
const MOST_TO_LOOK_THROUGH = 12;

/** One of several people; of many by typing a part of the name. */
export function PersonField({ choices, ...field }: FieldProps & { choices: readonly Named[] }) {
  const text = hearingText.useText();
  if (choices.length <= MOST_TO_LOOK_THROUGH) return <ChoiceField {...field} choices={choices} />;
  return (
    <FormField label={field.label}>
      {({ id }) => (
        <PickList
          id={id}
          label={field.label}
          options={choices.map((one) => ({ value: one.id, label: one.name }))}
          chosen={choices.find((one) => one.id === field.value)?.name ?? ''}
          placeholder={text('typeName')}
          onPick={(option) => field.onChange(option?.value ?? '')}
          emptyText={text('noName')}
        />
      )}
    </FormField>
  );
}

/** One of all colleagues. */
export function ColleagueField(props: FieldProps) {
  return <PersonField {...props} choices={useActiveMembers()} />;
}

/** Free words, with those offered that others have used. */
export function WordsPick({
  label,
  value,
  onChange,
  offered,
}: FieldProps & { offered: readonly string[] }) {
  const text = hearingText.useText();
  const wanted = value.trim().toLocaleLowerCase();
  const isOffered = offered.some((one) => one.toLocaleLowerCase() === wanted);
  const shown = isOffered
    ? offered
    : offered.filter((one) => one.toLocaleLowerCase().includes(wanted));
  return (
    <FormField label={label}>
      {({ id }) => (
        <PickList
          id={id}
          label={label}
          options={shown.map((one) => ({ value: one, label: one }))}
          chosen={value}
          onText={(typed) => onChange(typed.slice(0, 80))}
          onPick={(option) => onChange(option?.value ?? '')}
          emptyText={text('newTheme')}
        />
      )}
    </FormField>
  );
}
