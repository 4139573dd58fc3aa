import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { LOSSES, type Loss } from '../../concern.ts';
import { givesUp, QUESTIONS, type Question, type Scores } from '../../diagnosis.ts';
import { Checks, Radios } from '../shared/fields.tsx';
import classes from '../shared/hearing.module.css';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';

interface RateDialogProps {
  concern: ConcernDetail;
  close: () => void;
}

/** The ten questions; those that how it was said points to come first, and count no more than others. */
export function RateDialog({ concern, close }: RateDialogProps) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [scores, setScores] = useState<Partial<Record<Question, number>>>({});
  const [evidence, setEvidence] = useState<Partial<Record<Question, string>>>({});
  const [losses, setLosses] = useState<Loss[]>([]);
  const first = concern.first_questions;
  const order = [...first, ...QUESTIONS.filter((name) => !first.includes(name))];
  const count = Object.keys(scores).length;
  const isWhole = count === QUESTIONS.length;
  const asksLoss = isWhole && givesUp(scores as Scores);
  const choices = (['0', '1', '2'] as const).map((value) => ({
    value,
    label: text(`scores.${value}`),
  }));
  const given = Object.fromEntries(Object.entries(evidence).filter(([, why]) => why?.trim()));
  return (
    <AskDialog
      title={text('rateTitle')}
      label={text('sendRating')}
      disabled={!isWhole || (asksLoss && losses.length === 0)}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/concerns/{id}/ratings',
          { params: { id: concern.id }, body: { scores, evidence: given, losses } },
          text('saved'),
        )
      }
    >
      <p className={classes.quiet}>{text('kindLead')}</p>
      {order.map((name) => (
        <div key={name} className={classes.section}>
          <Radios
            label={text(`questions.${name}`)}
            name={name}
            isRow
            value={scores[name] === undefined ? null : (String(scores[name]) as '0' | '1' | '2')}
            choices={choices}
            onChange={(value) => setScores({ ...scores, [name]: Number(value) })}
          />
          {first.includes(name) && <p className={classes.quiet}>{text('firstLook')}</p>}
          {(scores[name] ?? 0) > 0 && (
            <TextField
              label={text('evidence')}
              maxLength={500}
              value={evidence[name] ?? ''}
              onChange={({ target }) => setEvidence({ ...evidence, [name]: target.value })}
            />
          )}
        </div>
      ))}
      {((scores.give_up ?? 0) > 0 || asksLoss) && (
        <Checks
          label={text('losses.ask')}
          values={losses}
          choices={LOSSES.map((value) => ({ value, label: text(`losses.${value}`) }))}
          onChange={setLosses}
        />
      )}
      <p className={classes.quiet} role="status">
        {asksLoss && losses.length === 0 ? text('losses.missing') : text('answeredOf', { count })}
      </p>
    </AskDialog>
  );
}
