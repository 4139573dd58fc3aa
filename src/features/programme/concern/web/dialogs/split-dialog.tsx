import { useState } from 'react';
import { TextField } from '#src/web/ui/form-field.tsx';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { StepDialog } from '../shared/step-dialog.tsx';

/** What a fix can solve and what asks people to change, each in its own words. */
export function SplitDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [technical, setTechnical] = useState('');
  const [adaptive, setAdaptive] = useState('');
  return (
    <StepDialog
      title={text('split')}
      label={text('split')}
      disabled={technical.trim().length < 3 || adaptive.trim().length < 3}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/concerns/{id}/split',
          { params: { id: concern.id }, body: { technical, adaptive } },
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
    </StepDialog>
  );
}
