import { useQuery } from '@tanstack/react-query';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { metricLabel } from '../../../catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '../../../metric/web/shared/figure-query.ts';
import { USUAL_OBJECTIVES } from '../../decisions.ts';
import { decisionText } from '../decision-text.ts';

interface MetricSelectProps {
  label: string;
  hint?: string;
  value: string;
  onPick: (name: string) => void;
}

/** A metric by its name, the six outcomes first. */
export function MetricSelect({ label, hint, value, onPick }: MetricSelectProps) {
  const text = decisionText.useText();
  const { data } = useQuery(metricsQuery);
  const all = (data?.metrics ?? []).filter(({ refused }) => refused === undefined);
  const isUsual = ({ name }: { name: string }) => USUAL_OBJECTIVES.includes(name);
  const groups = [
    [text('setUp.outcomes'), all.filter(isUsual)],
    [text('setUp.others'), all.filter((one) => !isUsual(one))],
  ] as const;
  return (
    <SelectField
      label={label}
      {...(hint && { hint })}
      value={value}
      onChange={({ target }) => onPick(target.value)}
    >
      <option value="">{text('setUp.chooseMetric')}</option>
      {groups.map(([name, metrics]) => (
        <optgroup key={name} label={name}>
          {metrics.map((metric) => (
            <option key={metric.name} value={metric.name}>
              {metricLabel(metric)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
