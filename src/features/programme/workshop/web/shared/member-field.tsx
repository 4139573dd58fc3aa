import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { FormField } from '#src/web/ui/form-field.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import { workshopWords } from './words/workshop-words.ts';

interface MemberFieldProps {
  label: string;
  value: string;
  onChange: (id: string) => void;
}

/** One of all colleagues, found by typing; empty where who was chosen has left. */
export function MemberField({ label, value, onChange }: MemberFieldProps) {
  const text = workshopWords.useText();
  const members = useActiveMembers();
  return (
    <FormField label={label}>
      {({ id }) => (
        <PickList
          id={id}
          label={label}
          options={members.map((member) => ({ value: member.id, label: member.name }))}
          chosen={members.find((member) => member.id === value)?.name ?? ''}
          placeholder={text('member.type')}
          emptyText={text('member.none')}
          onPick={(option) => onChange(option?.value ?? '')}
        />
      )}
    </FormField>
  );
}
