import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { type CorrectionOutcome, OUTCOMES } from '../../figures.ts';
import type { answerCorrection } from '../../uptake-api.ts';
import { formulasText } from '../formulas/formulas-text.ts';
import { figureText } from '../shared/figure-text.ts';
import classes from '../uptake.module.css';
import type { ShownCorrection } from '../uptake-queries.ts';

/** What one member said is wrong, with the answer or a field for it. */
export function CorrectionItem({ correction }: { correction: ShownCorrection }) {
  const text = formulasText.useText();
  const names = figureText.useText();
  const told = useStore(reader);
  const { figure, team, shown, said, member, said_at, outcome, answer } = correction;
  return (
    <li className={classes.said}>
      <span className={classes.saidFigure}>
        {[names(`figure.${figure}`), team, shown].filter(Boolean).join(' · ')}
      </span>
      <span>{said || text('corrections.noWords')}</span>
      <span className={classes.quiet}>
        {text('corrections.by', { name: member, day: formatInstant(said_at, told) })}
      </span>
      {outcome === null ? (
        <AnswerForm correction={correction} />
      ) : (
        <span>{`${text(`corrections.outcome.${outcome}`)}: ${answer}`}</span>
      )}
    </li>
  );
}

function AnswerForm({ correction: { id, member } }: { correction: ShownCorrection }) {
  const text = formulasText.useText();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  async function answer(outcome: CorrectionOutcome): Promise<void> {
    setIsBusy(true);
    try {
      await call<typeof answerCorrection>(
        'POST /api/v1/adoption/corrections/{id}/answer',
        { params: { id }, body: { outcome, answer: words } },
        { says: text('corrections.answered', { name: member }) },
      );
      await client.invalidateQueries({ queryKey: ['uptake', 'corrections'] });
    } catch (error) {
      showToast(sayProblem(error, text('corrections.failed')), { tone: 'bad' });
    }
    setIsBusy(false);
  }
  return (
    <div className={classes.answer}>
      <TextAreaField
        label={text('corrections.answer', { name: member })}
        rows={2}
        maxLength={1000}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className={classes.answerKeys}>
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            disabled={!words.trim()}
            busy={isBusy}
            onClick={() => void answer(outcome)}
          >
            {text(`corrections.${outcome}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
