import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { ANSWERS, type ConcernAnswer } from '../../concern.ts';
import { DayField, Radios, WordsField } from '../shared/fields.tsx';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { ColleagueField } from '../shared/picks.tsx';

/** Yes, no or an experiment; with the reason, who and until when. */
export function AnswerDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [answer, setAnswer] = useState<ConcernAnswer | null>(concern.answer);
  const [reason, setReason] = useState(concern.reason ?? '');
  const [owner, setOwner] = useState(concern.owner?.id ?? '');
  const [due, setDue] = useState(concern.due_on ?? '');
  const isNo = answer === 'no';
  const isWhole = answer !== null && reason.trim().length >= 3 && (isNo || (owner && due));
  const who = isNo ? {} : { owner_id: owner, due_on: due };
  return (
    <AskDialog
      title={text('answer')}
      label={text('save')}
      disabled={!isWhole}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/concerns/{id}/answer',
          { params: { id: concern.id }, body: { answer, reason, ...who } },
          text('saved'),
        )
      }
    >
      <Radios
        label={concern.title}
        name="answer"
        value={answer}
        choices={ANSWERS.map((value) => ({ value, label: text(`answers.${value}`) }))}
        onChange={setAnswer}
      />
      <WordsField label={text('reason')} value={reason} onChange={setReason} />
      {!isNo && (
        <>
          <ColleagueField label={text('who')} value={owner} onChange={setOwner} />
          <DayField label={text('until')} value={due} onChange={setDue} />
        </>
      )}
    </AskDialog>
  );
}
