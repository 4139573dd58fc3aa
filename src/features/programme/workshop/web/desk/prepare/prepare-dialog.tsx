import { useState } from 'react';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { changeWorkshop, WorkshopDesk } from '../../../workshop-api.ts';
import { MemberField } from '../../shared/member-field.tsx';
import { deskText } from '../desk-text.ts';
import { ObjectivesFields } from './objectives-fields.tsx';
import classes from './prepare.module.css';
import {
  cleanDraft,
  draftOf,
  type PrepareDraft,
  type PrepareFieldsProps,
} from './prepare-draft.ts';
import { QuestionsFields } from './questions-fields.tsx';

/** What is written down before the day: objectives, questions, who facilitates. */
export function PrepareDialog({ desk, close }: { desk: WorkshopDesk; close: () => void }) {
  const text = deskText.useText();
  const { act } = useAttempt(['workshop']);
  const [draft, setDraft] = useState(() => draftOf(desk));
  const set = (change: Partial<PrepareDraft>) => setDraft((known) => ({ ...known, ...change }));
  function save(): Promise<boolean> {
    const { owner_id, ...rest } = cleanDraft(draft);
    const body = { ...rest, ...(owner_id && owner_id !== desk.facilitator.id && { owner_id }) };
    return act(() =>
      call<typeof changeWorkshop>(
        'PATCH /api/v1/workshops/{id}',
        { params: { id: desk.id }, body },
        { says: text('said.prepared') },
      ),
    );
  }
  return (
    <AskDialog
      title={text('prepare.title')}
      label={text('prepare.save')}
      close={close}
      onSave={save}
      isLong
    >
      <DayFields draft={draft} set={set} />
      <ObjectivesFields draft={draft} set={set} />
      {desk.template === 'time_to_change' && <QuestionsFields draft={draft} set={set} />}
    </AskDialog>
  );
}

function DayFields({ draft, set }: PrepareFieldsProps) {
  const text = deskText.useText();
  const teams = useTeams();
  return (
    <div className={classes.pair}>
      <TextField
        label={text('prepare.name')}
        required
        maxLength={120}
        value={draft.title}
        onChange={({ target }) => set({ title: target.value })}
      />
      <TextField
        label={text('prepare.day')}
        type="date"
        required
        value={draft.held_on}
        onChange={({ target }) => set({ held_on: target.value })}
      />
      <MemberField
        label={text('prepare.facilitator')}
        value={draft.owner_id}
        onChange={(owner_id) => set({ owner_id })}
      />
      <SelectField
        label={text('prepare.team')}
        hint={text('prepare.teamHint')}
        value={draft.team_id ?? ''}
        onChange={({ target }) => set({ team_id: target.value || null })}
      >
        <option value="">{text('prepare.everybody')}</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={text('prepare.dots')}
        type="number"
        required
        min={1}
        max={20}
        value={draft.dots}
        onChange={({ target }) => set({ dots: Number(target.value) })}
      />
    </div>
  );
}
