import type { RecordDeclaration } from '#src/records/define-record.ts';
import { TIME_UNITS, type TimeUnit } from '../../../metric/metric.ts';
import classes from '../metric.module.css';
import { metricText } from '../metric-text.ts';
import { ChoiceSelect } from './choice-select.tsx';
import type { MetricDraft } from './metric-draft.ts';
import { fieldsFor } from './source-fields.ts';

interface MeasurePartProps {
  draft: MetricDraft;
  change: (part: Partial<MetricDraft>) => void;
  declaration: RecordDeclaration;
}

/** Which field is measured, or which two dates. */
export function MeasurePart({ draft, change, declaration }: MeasurePartProps) {
  const text = metricText.useText();
  const { how } = draft;
  if (how === 'count' || how === 'part') return null;
  const fields = fieldsFor(declaration, how).map(({ name, label }) => ({ value: name, label }));
  if (fields.length === 0) return <p className={classes.bad}>{text('form.noField')}</p>;
  if (how !== 'between') {
    return (
      <ChoiceSelect
        label={text('form.field')}
        value={draft.field}
        choices={fields}
        onChange={(field) => change({ field })}
      />
    );
  }
  return (
    <div className={classes.pair}>
      <ChoiceSelect
        label={text('form.fromField')}
        value={draft.from}
        choices={fields}
        onChange={(from) => change({ from })}
      />
      <ChoiceSelect
        label={text('form.toField')}
        value={draft.to}
        choices={fields}
        onChange={(to) => change({ to })}
      />
      <ChoiceSelect
        label={text('form.inUnit')}
        value={draft.timeUnit}
        choices={TIME_UNITS.map((unit) => ({ value: unit, label: text(`form.timeUnits.${unit}`) }))}
        onChange={(unit) => change({ timeUnit: unit as TimeUnit })}
      />
      <ChoiceSelect
        label={text('form.as')}
        value={draft.as}
        choices={[
          { value: 'median', label: text('form.asMedian') },
          { value: 'average', label: text('form.asAverage') },
        ]}
        onChange={(as) => change({ as: as as MetricDraft['as'] })}
      />
    </div>
  );
}
