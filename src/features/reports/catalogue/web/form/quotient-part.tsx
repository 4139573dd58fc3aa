import type { MetricUnit } from '../../../metric/metric.ts';
import type { MetricsAnswer } from '../../../metric/web/shared/figure-query.ts';
import { metricText } from '../metric-text.ts';
import { metricLabel } from '../shared/metric-words.ts';
import { ChoiceSelect } from './choice-select.tsx';
import type { MetricDraft } from './metric-draft.ts';

interface QuotientPartProps {
  draft: MetricDraft;
  change: (part: Partial<MetricDraft>) => void;
  facts: MetricsAnswer;
  /** The metric that is changed: it is not made of itself. */
  own: string | null;
}

/** Which metric is divided by which, and how the outcome is written. */
export function QuotientPart({ draft, change, facts, own }: QuotientPartProps) {
  const text = metricText.useText();
  const choices = facts.metrics
    .filter(({ name, refused }) => name !== own && !refused)
    .map((metric) => ({ value: metric.name, label: metricLabel(metric) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  const unitOf = (name: string) => facts.metrics.find((one) => one.name === name)?.unit;
  const [above, below] = [unitOf(draft.above), unitOf(draft.below)];
  const possible: MetricUnit[] = [
    ...new Set<MetricUnit>(['percent', 'number', ...(above ? [above] : [])]),
  ];
  return (
    <>
      <ChoiceSelect
        label={text('form.above')}
        value={draft.above}
        choices={choices}
        onChange={(name) => change({ above: name, unit: '' })}
      />
      <ChoiceSelect
        label={text('form.below')}
        value={draft.below}
        choices={choices}
        onChange={(name) => change({ below: name, unit: '' })}
      />
      {above && below && (
        <ChoiceSelect
          label={text('form.shown')}
          value={draft.unit || (above === below ? 'percent' : above)}
          choices={possible.map((unit) => ({ value: unit, label: text(`form.units.${unit}`) }))}
          onChange={(unit) => change({ unit: unit as MetricUnit })}
        />
      )}
    </>
  );
}
