import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { AXES, CAUSES, LOSSES } from '../../concern.ts';
import { countTags, MYTHS } from '../../themes.ts';
import { Checks, ChoiceField } from '../shared/fields.tsx';
import { type ConcernDetail, concernsQuery, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { WordsPick } from '../shared/picks.tsx';

export function TagsDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const teams = useTeams();
  const { data: register } = useQuery(concernsQuery);
  const used = countTags(register?.items ?? []).themes.map(([name]) => name);
  const offered = [...new Set([...used, ...MYTHS.map((name) => text(`myths.${name}`))])];
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
    <AskDialog
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
      <WordsPick label={text('theme')} value={theme} onChange={setTheme} offered={offered} />
    </AskDialog>
  );
}
