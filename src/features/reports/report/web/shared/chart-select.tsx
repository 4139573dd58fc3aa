import { choiceLabel } from '#src/records/web/labels.ts';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { FigureRequest } from '../../../metric/metric.ts';
import { CHART_KINDS, lackOf } from '../../chart/chart-kinds.ts';
import { report } from '../../report.ts';

interface ChartSelectProps {
  label: string;
  request: FigureRequest;
  value: string;
  onChange: (chart: string) => void;
}

/** The charts that can show what is asked. */
export function ChartSelect({ label, request, value, onChange }: ChartSelectProps) {
  return (
    <SelectField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      {CHART_KINDS.filter((kind) => lackOf(kind, request) === null).map((kind) => (
        <option key={kind} value={kind}>
          {choiceLabel(report, 'chart', kind)}
        </option>
      ))}
    </SelectField>
  );
}
