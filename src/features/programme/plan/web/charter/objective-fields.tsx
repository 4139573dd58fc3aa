import { useQuery } from '@tanstack/react-query';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { USUAL_OBJECTIVES } from '#src/features/reports/decision/decisions.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';
import type { FieldsProps } from './fields-props.ts';

/** What the business wants to improve, and the figure that tells. */
export function ObjectiveFields({ draft, set }: FieldsProps) {
  const text = programmeText.useText();
  const { data } = useQuery(metricsQuery);
  const all = (data?.metrics ?? []).filter(({ refused }) => refused === undefined);
  const isUsual = ({ name }: { name: string }) => USUAL_OBJECTIVES.includes(name);
  const sorted = [...all.filter(isUsual), ...all.filter((one) => !isUsual(one))];
  return (
    <section className={classes.form}>
      <h2>{text('parts.objective')}</h2>
      <TextField
        label={text('objective')}
        hint={text('objectiveHint')}
        maxLength={300}
        value={draft.objective}
        onChange={({ target }) => set({ objective: target.value })}
      />
      <SelectField
        label={text('metric')}
        value={draft.metric}
        onChange={({ target }) => set({ metric: target.value })}
      >
        <option value="">{text('choose')}</option>
        {sorted.map((metric) => (
          <option key={metric.name} value={metric.name}>
            {metricLabel(metric)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={text('target')}
        maxLength={100}
        value={draft.target}
        onChange={({ target }) => set({ target: target.value })}
      />
    </section>
  );
}
