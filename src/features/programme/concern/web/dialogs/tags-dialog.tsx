import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TextField } from '#src/web/ui/form-field.tsx';
import { AXES, CAUSES, LOSSES } from '../../concern.ts';
import { Checks, ChoiceField } from '../shared/fields.tsx';
import { type ConcernDetail, teamsQuery, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { StepDialog } from '../shared/step-dialog.tsx';

export function TagsDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const { data: teams = [] } = useQuery(teamsQuery);
  const [causes, setCauses] = useState(concern.causes);
  const [losses, setLosses] = useState(concern.losses);
  const [axis, setAxis] = useState<string>(concern.axis ?? '');
  const [team, setTeam] = useState(concern.team?.id ?? '');
  const [theme, setTheme] = useState(concern.theme ?? '');
  const body = {
    ...{ causes, losses, axis: axis || null, team_id: team || null },
    theme: theme.trim() || null,
  };
  return (
    <StepDialog
      title={text('tagsTitle')}
      label={text('save')}
      close={close}
      onSave={() =>
        step('PATCH /api/v1/concerns/{id}', { params: { id: concern.id }, body }, text('saved'))
      }
    >
      <Checks
        label={text('causes.label')}
        values={causes}
        choices={CAUSES.map((value) => ({ value, label: text(`causes.${value}`) }))}
        onChange={setCauses}
      />
      <ChoiceField
        label={text('axis.label')}
        value={axis}
        choices={AXES.map((id) => ({ id, name: text(`axis.${id}`) }))}
        onChange={setAxis}
      />
      <Checks
        label={text('losses.label')}
        values={losses}
        choices={LOSSES.map((value) => ({ value, label: text(`losses.${value}`) }))}
        onChange={setLosses}
      />
      <ChoiceField
        label={text('team')}
        value={team}
        choices={teams}
        empty={text('everybody')}
        onChange={setTeam}
      />
      <TextField
        label={text('theme')}
        maxLength={80}
        value={theme}
        onChange={({ target }) => setTheme(target.value)}
      />
    </StepDialog>
  );
}
