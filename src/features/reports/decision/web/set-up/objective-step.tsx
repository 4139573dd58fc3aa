import { TextField } from '#src/web/ui/form-field.tsx';
import { decisionText } from '../decision-text.ts';
import classes from '../decisions.module.css';
import { MetricSelect } from './metric-select.tsx';
import type { StepProps } from './step-props.ts';

/** What the business wants to improve, and the figure that tells. */
export function ObjectiveStep({ draft, onChange }: StepProps) {
  const text = decisionText.useText();
  return (
    <div className={classes.form}>
      <p className={classes.lead}>{text('setUp.objectiveLead')}</p>
      <TextField
        label={text('objective')}
        hint={text('setUp.objectiveExample')}
        maxLength={300}
        autoFocus
        value={draft.objective}
        onChange={({ target }) => onChange({ ...draft, objective: target.value })}
      />
      <MetricSelect
        label={text('metric')}
        hint={text('setUp.metricHint')}
        value={draft.metric}
        onPick={(metric) => onChange({ ...draft, metric })}
      />
      <TextField
        label={text('target')}
        hint={text('setUp.targetHint')}
        maxLength={100}
        value={draft.target}
        onChange={({ target }) => onChange({ ...draft, target: target.value })}
      />
    </div>
  );
}
