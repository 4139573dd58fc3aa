import { type FormEvent, useState } from 'react';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { useAbsenceChanges } from './absence-queries.ts';
import { absenceText } from './absence-text.ts';
import classes from './absences-section.module.css';

const EMPTY = { first_day: '', last_day: '', substitute_id: '' };

/** From, until, and who stands in. */
export function AbsenceForm() {
  const text = absenceText.useText();
  const { member } = useMe();
  const [memberId, setMemberId] = useState(member.id);
  const [typed, setTyped] = useState(EMPTY);
  const { add } = useAbsenceChanges();
  const { first_day, last_day, substitute_id } = typed;
  function submit(event: FormEvent): void {
    event.preventDefault();
    const days = { first_day, last_day: last_day || first_day };
    add.mutate(
      { member_id: memberId, substitute_id: substitute_id || null, ...days },
      { onSuccess: () => setTyped(EMPTY) },
    );
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      {member.role === 'administrator' && (
        <MemberSelect label={text('whose')} value={memberId} onChange={setMemberId} />
      )}
      <TextField
        type="date"
        required
        label={text('from')}
        value={first_day}
        onChange={({ target }) => setTyped({ ...typed, first_day: target.value })}
      />
      <TextField
        type="date"
        label={text('until')}
        min={first_day}
        value={last_day}
        onChange={({ target }) => setTyped({ ...typed, last_day: target.value })}
      />
      <MemberSelect
        label={text('substitute')}
        without={memberId}
        none={text('nobody')}
        value={substitute_id}
        onChange={(id) => setTyped({ ...typed, substitute_id: id })}
      />
      <Button type="submit" look="main" busy={add.isPending}>
        {text('add')}
      </Button>
    </form>
  );
}

interface MemberSelectProps {
  label: string;
  value: string;
  onChange: (id: string) => void;
  /** Who cannot be chosen. */
  without?: string;
  /** Offers nobody, under this name. */
  none?: string;
}

function MemberSelect({ label, value, onChange, without, none }: MemberSelectProps) {
  const members = useActiveMembers().filter(({ id }) => id !== without);
  return (
    <SelectField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      {none && <option value="">{none}</option>}
      {members.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
