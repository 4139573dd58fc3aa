import { useState } from 'react';
import { Radios, WordsField } from '#src/features/programme/concern/web/shared/fields.tsx';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { useHearingStep } from '#src/features/programme/concern/web/shared/hearing-queries.ts';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { VERDICTS, type Verdict } from '../experiment.ts';
import type { ExperimentDetail } from '../experiment-api.ts';

/** Keep, adapt or stop; and what was learnt, which everyone may read. */
export function ReviewPart({ experiment }: { experiment: ExperimentDetail }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  // before its day it can only be stopped
  const verdicts = experiment.due ? VERDICTS : (['stop'] as const);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [learnt, setLearnt] = useState('');
  const [share, setShare] = useState(true);
  return (
    <section className={classes.section}>
      <h2>{text('exp.review')}</h2>
      {!experiment.due && <p className={classes.quiet}>{text('exp.early')}</p>}
      <Radios
        label={text('exp.verdict')}
        name="verdict"
        value={verdict}
        choices={verdicts.map((value) => ({ value, label: text(`exp.verdicts.${value}`) }))}
        onChange={setVerdict}
      />
      <WordsField label={text('exp.learnt')} max={2000} value={learnt} onChange={setLearnt} />
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={share}
          onChange={({ target }) => setShare(target.checked)}
        />
        {text('exp.share')}
      </label>
      <div className={classes.actions}>
        <Button
          disabled={!verdict || learnt.trim().length < 10}
          onClick={() =>
            void step(
              'POST /api/v1/experiments/{id}/review',
              { params: { id: experiment.id }, body: { verdict, learnt, share } },
              text('saved'),
            )
          }
        >
          {text('exp.review')}
        </Button>
      </div>
    </section>
  );
}
