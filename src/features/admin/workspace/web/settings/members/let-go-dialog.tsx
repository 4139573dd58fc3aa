import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { countOpenWork, letMemberGo } from '../../../workspace-api.ts';
import { workspaceText } from '../../workspace-text.ts';
import classes from '../settings.module.css';
import type { Member } from '../settings-queries.ts';

const openWorkQuery = (id: string) =>
  queryOptions({
    queryKey: ['member', id, 'open-work'],
    queryFn: () =>
      call<typeof countOpenWork>('GET /api/v1/members/{id}/open-work', { params: { id } }),
    staleTime: 0,
  });

/** Asks before somebody is let in no longer, and who takes over what they have open. */
export function LetGoDialog({ member, close }: { member: Member; close: () => void }) {
  const text = workspaceText.useText();
  const { id, name } = member;
  const work = useQuery(openWorkQuery(id)).data;
  const others = useActiveMembers().filter((one) => one.id !== id);
  const [handTo, setHandTo] = useState('');
  const { act } = useAttempt(['member', 'deal', 'task', 'service_case', 'slipping']);
  const counts =
    work &&
    [
      work.deal > 0 && text('letGo.deals', { count: work.deal }),
      work.task > 0 && text('letGo.tasks', { count: work.task }),
      work.service_case > 0 && text('letGo.cases', { count: work.service_case }),
    ].filter(Boolean);
  return (
    <AskDialog
      title={text('letGo.title', { name })}
      label={text('members.deactivate')}
      look="danger"
      disabled={!work}
      close={close}
      onSave={() =>
        act(() =>
          call<typeof letMemberGo>(
            'POST /api/v1/members/{id}/let-go',
            { params: { id }, body: { hand_to: handTo || null } },
            { says: text('letGo.done', { name }) },
          ),
        )
      }
    >
      <p className={classes.said}>{text('letGo.text', { name })}</p>
      {counts && counts.length > 0 && (
        <>
          <p className={classes.said}>{text('letGo.open', { work: counts.join(', ') })}</p>
          <SelectField
            label={text('letGo.handTo')}
            hint={text('letGo.handToHint')}
            value={handTo}
            onChange={({ target }) => setHandTo(target.value)}
          >
            <option value="">{text('letGo.nobody')}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        </>
      )}
      {counts?.length === 0 && <p className={classes.said}>{text('letGo.none')}</p>}
    </AskDialog>
  );
}
