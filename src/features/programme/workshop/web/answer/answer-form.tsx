import { type FormEvent, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { answerCluster } from '../../workshop-api.ts';
import type { BoardCluster, WorkshopBoard } from '../../workshop-board.ts';
import { MemberField } from '../shared/member-field.tsx';
import classes from './answer.module.css';
import { answerText } from './answer-text.ts';
import { answerBy } from './top-clusters.ts';

const ANSWERS = ['yes', 'no', 'experiment'] as const;
type Answer = (typeof ANSWERS)[number];

interface AnswerFormProps {
  cluster: BoardCluster;
  board: WorkshopBoard;
  close: () => void;
}

/** Yes, no or an experiment; the questions follow from which. */
export function AnswerForm({ cluster, board, close }: AnswerFormProps) {
  const text = answerText.useText();
  const { timeZone } = useStore(reader);
  const { member } = useMe();
  const { act, isBusy } = useAttempt(['workshop']);
  const known = cluster.answer;
  const today = todayIn(timeZone);
  const by = answerBy(board.held_on);
  const [answer, setAnswer] = useState<Answer | null>(known?.answer ?? null);
  const [reason, setReason] = useState(known?.reason ?? '');
  const [owner, setOwner] = useState(known?.owner_left ? '' : known?.owner_id || member.id);
  const [due, setDue] = useState(known?.due_on || [by, today].toSorted().at(-1)!);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!answer) return;
    const body = { answer, reason: reason.trim(), owner_id: owner, due_on: due };
    const isDone = await act(() =>
      call<typeof answerCluster>(
        'POST /api/v1/workshops/{id}/clusters/{cluster_id}/answer',
        { params: { id: board.id, cluster_id: cluster.id }, body },
        { says: text('said') },
      ),
    );
    if (isDone) close();
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <fieldset className={classes.choices}>
        <legend>{text('choose')}</legend>
        {ANSWERS.map((one) => (
          <label key={one} className={classes.choice}>
            <input
              type="radio"
              name={`answer-${cluster.id}`}
              checked={one === answer}
              onChange={() => setAnswer(one)}
            />
            {text(`say.${one}`)}
          </label>
        ))}
      </fieldset>
      {answer && (
        <>
          <TextAreaField
            label={text(`reason.${answer}`)}
            rows={2}
            required
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className={classes.pair}>
            <MemberField label={text(`owner.${answer}`)} value={owner} onChange={setOwner} />
            <TextField
              label={text(`due.${answer}`)}
              type="date"
              required
              value={due}
              onChange={({ target }) => setDue(target.value)}
            />
          </div>
        </>
      )}
      <div className={classes.foot}>
        <Button look="quiet" onClick={close}>
          {text('cancel')}
        </Button>
        <Button
          type="submit"
          look="main"
          busy={isBusy}
          disabled={!answer || !reason.trim() || !owner}
        >
          {text('save')}
        </Button>
      </div>
    </form>
  );
}
