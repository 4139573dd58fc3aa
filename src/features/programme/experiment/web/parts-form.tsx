import { useQuery } from '@tanstack/react-query';
import { ChoiceField, WordsField } from '#src/features/programme/concern/web/shared/fields.tsx';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { PersonField } from '#src/features/programme/concern/web/shared/picks.tsx';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { PARTS, type Part } from '../experiment.ts';
import { experimentPeopleQuery } from './experiment-queries.ts';

export type Draft = Record<Part | 'owner_id', string>;

interface PartsFormProps {
  concernId: string;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** Everything that is said of an experiment before it begins. */
export function PartsForm({ concernId, draft, onChange }: PartsFormProps) {
  const text = hearingText.useText();
  const { data: people, isPending } = useQuery(experimentPeopleQuery(concernId));
  if (isPending) return null;
  const owner = {
    label: text('exp.owner'),
    value: draft.owner_id,
    onChange: (owner_id: string) => onChange({ owner_id }),
  };
  return (
    <div className={classes.form}>
      <PersonField {...owner} choices={people?.may_own ?? []} />
      {PARTS.map((name) => {
        const field = {
          label: text(`exp.parts.${name}`),
          value: draft[name],
          onChange: (value: string) => onChange({ [name]: value }),
        };
        if (name === 'metric') return <MetricField key={name} {...field} />;
        if (name === 'sponsor_id') {
          return <PersonField key={name} {...field} choices={people?.may_protect ?? []} />;
        }
        return <WordsField key={name} {...field} rows={2} />;
      })}
    </div>
  );
}

interface MetricFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function MetricField(props: MetricFieldProps) {
  const { data } = useQuery(metricsQuery);
  const metrics = (data?.metrics ?? [])
    .filter(({ refused }) => refused === undefined)
    .map((metric) => ({ id: metric.name, name: metricLabel(metric) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return <ChoiceField {...props} choices={metrics} />;
}

/** What the API takes: an empty choice is none. */
export function bodyOf({ metric, sponsor_id, owner_id, ...words }: Draft) {
  return {
    ...words,
    ...{ metric: metric || null, sponsor_id: sponsor_id || null },
    ...(owner_id && { owner_id }),
  };
}
