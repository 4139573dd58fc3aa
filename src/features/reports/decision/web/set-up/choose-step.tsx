import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { BEGINNING } from '../../decision-basis.ts';
import { DECISIONS } from '../../decisions.ts';
import { decisionText, sayDecision } from '../decision-text.ts';
import classes from '../decisions.module.css';
import { MetricSelect } from './metric-select.tsx';
import type { DraftDecision } from './set-up-draft.ts';
import type { StepProps } from './step-props.ts';

/** Decisions of the catalogue, or in one's own words with a metric; three at most. */
export function ChooseStep({ draft, onChange }: StepProps) {
  const text = decisionText.useText();
  const { chosen } = draft;
  const isFull = chosen.length >= BEGINNING.reports;
  const choose = (next: DraftDecision[]) => onChange({ ...draft, chosen: next });
  return (
    <div className={classes.form}>
      <p className={classes.lead}>{text('setUp.chooseLead')}</p>
      {isFull && (
        <p className={classes.note} role="status">
          {text('setUp.full')}
        </p>
      )}
      <OwnDecisions chosen={chosen} isFull={isFull} choose={choose} />
      <div>
        {Object.keys(DECISIONS).map((name) => {
          const isChosen = chosen.some(({ decision }) => decision === name);
          return (
            <label
              key={name}
              className={classes.choice}
              data-off={(isFull && !isChosen) || undefined}
            >
              <input
                type="checkbox"
                checked={isChosen}
                disabled={isFull && !isChosen}
                onChange={() =>
                  choose(
                    isChosen
                      ? chosen.filter(({ decision }) => decision !== name)
                      : [...chosen, { decision: name }],
                  )
                }
              />
              <span>
                <strong>{sayDecision(name, 'words')}</strong>
                {sayDecision(name, 'question')}{' '}
                <span className={classes.quiet}>{sayDecision(name, 'why')}</span>
              </span>
            </label>
          );
        })}
      </div>
    </div>
  );
}

interface OwnDecisionsProps {
  chosen: readonly DraftDecision[];
  isFull: boolean;
  choose: (next: DraftDecision[]) => void;
}

function OwnDecisions({ chosen, isFull, choose }: OwnDecisionsProps) {
  const text = decisionText.useText();
  const [own, setOwn] = useState<{ words: string; metric: string } | null>(null);
  const isComplete = own !== null && own.words.trim().length >= 3 && own.metric !== '';
  return (
    <div>
      {chosen.map((one) => {
        if (one.decision !== undefined) return null;
        const words = one.words ?? '';
        return (
          <div key={words} className={classes.choice}>
            <strong>{words}</strong>
            <IconButton
              label={text('setUp.remove', { words })}
              onClick={() => choose(chosen.filter((other) => other !== one))}
            >
              <X size={16} aria-hidden="true" />
            </IconButton>
          </div>
        );
      })}
      {!own && !isFull && (
        <Button onClick={() => setOwn({ words: '', metric: '' })}>{text('setUp.own')}</Button>
      )}
      {own && !isFull && (
        <div className={classes.form}>
          <TextField
            label={text('setUp.ownWords')}
            maxLength={300}
            value={own.words}
            onChange={({ target }) => setOwn({ ...own, words: target.value })}
          />
          <MetricSelect
            label={text('setUp.ownMetric')}
            value={own.metric}
            onPick={(metric) => setOwn({ ...own, metric })}
          />
          <div>
            <Button
              disabled={!isComplete}
              onClick={() => {
                choose([...chosen, { words: own.words.trim(), metric: own.metric }]);
                setOwn(null);
              }}
            >
              {text('setUp.ownAdd')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
