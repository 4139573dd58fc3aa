import { useState } from 'react';
import { Radios, WordsField } from '#src/features/programme/concern/web/shared/fields.tsx';
import { useHearingStep } from '#src/features/programme/concern/web/shared/hearing-queries.ts';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { ColleagueField } from '#src/features/programme/concern/web/shared/picks.tsx';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import type { InHand } from '../feedback-api.ts';

interface DialogProps {
  one: InHand;
  close: () => void;
}

export function AnswerDialog({ one, close }: DialogProps) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [answer, setAnswer] = useState('');
  const [done, setDone] = useState<'did' | 'didNot'>('did');
  return (
    <AskDialog
      title={one.said}
      label={text('raise.send')}
      disabled={answer.trim().length < 3}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/feedback/{id}/answer',
          { params: { id: one.id }, body: { answer, done: done === 'did' } },
          text('sent'),
        )
      }
    >
      <Radios
        label={text('answerTitle')}
        name="done"
        value={done}
        choices={(['did', 'didNot'] as const).map((value) => ({
          value,
          label: text(`fb.${value}`),
        }))}
        onChange={setDone}
      />
      <WordsField label={text('fb.answer')} max={2000} value={answer} onChange={setAnswer} />
    </AskDialog>
  );
}

export function PassDialog({ one, close }: DialogProps) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [owner_id, setOwner] = useState('');
  return (
    <AskDialog
      title={text('fb.pass')}
      label={text('raise.send')}
      disabled={!owner_id}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/feedback/{id}/pass',
          { params: { id: one.id }, body: { owner_id } },
          text('sent'),
        )
      }
    >
      <p>{one.said}</p>
      <ColleagueField label={text('who')} value={owner_id} onChange={setOwner} />
    </AskDialog>
  );
}
