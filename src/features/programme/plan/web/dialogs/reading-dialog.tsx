import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { EstimateAnswer } from '../../estimate-api.ts';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';

interface ReadingDialogProps {
  estimate: EstimateAnswer;
  close: () => void;
}

/** What do you read? Both answers are kept, so that a misunderstanding shows at once. */
export function ReadingDialog({ estimate, close }: ReadingDialogProps) {
  const text = programmeText.useText();
  const [draft, setDraft] = useState({ hours: '', words: '' });
  const say = useStep('POST /api/v1/programme/estimates/{id}/readings', false);
  const hours = Number(draft.hours);
  return (
    <AskDialog
      title={text('sayReading')}
      label={text('save')}
      disabled={!(Number.isInteger(hours) && hours > 0)}
      close={close}
      onSave={() =>
        say.go({
          params: { id: estimate.id },
          body: { hours, words: draft.words.trim() || null },
        })
      }
    >
      <p>
        {text('readingLead', {
          what: estimate.what,
          least: estimate.least_hours,
          most: estimate.most_hours,
        })}
      </p>
      <TextField
        label={text('reading.hours')}
        inputMode="numeric"
        data-autofocus=""
        value={draft.hours}
        onChange={({ target }) => setDraft({ ...draft, hours: target.value.trim() })}
      />
      <TextField
        label={text('reading.words')}
        maxLength={300}
        value={draft.words}
        onChange={({ target }) => setDraft({ ...draft, words: target.value })}
      />
    </AskDialog>
  );
}
