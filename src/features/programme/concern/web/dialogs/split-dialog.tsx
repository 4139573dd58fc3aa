import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { LOSSES } from '../../concern.ts';
import { Checks } from '../shared/fields.tsx';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';

/** What a fix can solve and what asks people to change, each in its own words. */
export function SplitDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [technical, setTechnical] = useState('');
  const [adaptive, setAdaptive] = useState('');
  const [losses, setLosses] = useState(concern.losses);
  const isWhole = [technical, adaptive].every((words) => words.trim().length >= 3);
  return (
    <AskDialog
      title={text('split')}
      label={text('split')}
      disabled={!isWhole || losses.length === 0}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/concerns/{id}/split',
          { params: { id: concern.id }, body: { technical, adaptive, losses } },
          text('saved'),
        )
      }
    >
      <p>{concern.title}</p>
      <TextField
        label={text('splitTechnical')}
        maxLength={200}
        value={technical}
        onChange={({ target }) => setTechnical(target.value)}
      />
      <TextField
        label={text('splitAdaptive')}
        maxLength={200}
        value={adaptive}
        onChange={({ target }) => setAdaptive(target.value)}
      />
      <Checks
        label={text('losses.ask')}
        values={losses}
        choices={LOSSES.map((value) => ({ value, label: text(`losses.${value}`) }))}
        onChange={setLosses}
      />
    </AskDialog>
  );
}
