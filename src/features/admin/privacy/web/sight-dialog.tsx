import { useQuery } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { send } from '#src/web/api/call.ts';
import type { MenuRecord, OverlayProps } from '#src/web/shell/web-feature.ts';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from './privacy.module.css';
import { privacyText } from './privacy-text.ts';

interface Sight {
  sees: boolean;
  reason:
    | 'everyone'
    | 'owner'
    | 'administrator'
    | 'team'
    | 'leader'
    | 'private'
    | 'other_team'
    | 'not_named'
    | 'inactive';
}

/** Tells of any colleague whether they see a record, and why. */
export function SightDialog({ close, payload }: OverlayProps) {
  const record = payload as MenuRecord;
  const text = privacyText.useText();
  const members = useActiveMembers();
  const [memberId, setMemberId] = useState('');
  return (
    <Dialog title={text('sight.title', { title: record.title })} close={close}>
      <p className={classes.text}>{text('sight.text')}</p>
      <SelectField
        label={text('sight.member')}
        data-autofocus=""
        value={memberId}
        onChange={({ target }) => setMemberId(target.value)}
      >
        <option value="" disabled>
          {text('sight.choose')}
        </option>
        {members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div role="status" className={classes.answer}>
        {memberId && (
          <Answer
            record={record}
            memberId={memberId}
            name={members.find(({ id }) => id === memberId)?.name ?? ''}
          />
        )}
      </div>
    </Dialog>
  );
}

interface AnswerProps {
  record: MenuRecord;
  memberId: string;
  name: string;
}

function Answer({ record, memberId, name }: AnswerProps) {
  const text = privacyText.useText();
  const { data, error } = useQuery({
    queryKey: ['sight', record.type, record.id, memberId],
    queryFn: () =>
      send<Sight>(`GET /api/v1/${record.plural}/{id}/sight`, {
        params: { id: record.id },
        query: { member_id: memberId },
      }),
    staleTime: 0,
  });
  if (error) return <p>{error.message}</p>;
  if (!data) return null;
  const Icon = data.sees ? Eye : EyeOff;
  return (
    <>
      <p className={classes.verdict}>
        <Icon size={16} aria-hidden="true" />
        {text(data.sees ? 'sight.yes' : 'sight.no', { name })}
      </p>
      <p>{text(`sight.reasons.${data.reason}`, { name })}</p>
    </>
  );
}
