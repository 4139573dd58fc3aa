import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { DayField, WordsField } from '../shared/fields.tsx';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';

/** Whoever leads says what they change themselves, and by when. */
export function CommitDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [change, setChange] = useState(concern.manager_change ?? '');
  const [due, setDue] = useState(concern.manager_due_on ?? '');
  const body = { manager_change: change, manager_due_on: due };
  return (
    <AskDialog
      title={text('commit')}
      label={text('save')}
      disabled={change.trim().length < 3 || !due}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/concerns/{id}/commit',
          { params: { id: concern.id }, body },
          text('saved'),
        )
      }
    >
      <WordsField label={text('commitWhat')} value={change} onChange={setChange} max={500} />
      <DayField label={text('until')} value={due} onChange={setDue} />
    </AskDialog>
  );
}
