import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { ConditionChips } from '#src/records/web/filter/condition-chips.tsx';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { STANDING } from '../../../metric/metric.ts';
import type { MetricsAnswer } from '../../../metric/web/shared/figure-query.ts';
import classes from '../metric.module.css';
import { metricText } from '../metric-text.ts';
import { sourceLabel } from '../shared/metric-words.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { MeasurePart } from './measure-part.tsx';
import { HOWS, type How, type MetricDraft, withSource } from './metric-draft.ts';
import { datesOf } from './source-fields.ts';

interface RowsPartProps {
  draft: MetricDraft;
  setDraft: (draft: MetricDraft) => void;
  change: (part: Partial<MetricDraft>) => void;
  facts: MetricsAnswer;
  declaration: RecordDeclaration | undefined;
}

/** What is counted, which of it, how, and by which date. */
export function RowsPart({ draft, setDraft, change, facts, declaration }: RowsPartProps) {
  const text = metricText.useText();
  const types = useRecordTypes();
  const records = RECORDS.flatMap((type) => {
    const found = types.get(type);
    return found ? [{ value: type, label: recordPluralLabel(found) }] : [];
  });
  const more = facts.sources.map((one) => ({ value: one.name, label: sourceLabel(one) }));
  return (
    <>
      <ChoiceSelect
        label={text('form.source')}
        value={draft.source}
        groups={[
          { label: text('form.records'), choices: records },
          { label: text('form.more'), choices: more },
        ]}
        onChange={(source) => setDraft(withSource(draft, source))}
      />
      {declaration && (
        <>
          <Conditions
            label={text('form.filter')}
            hint={text('form.filterHint')}
            declaration={declaration}
            conditions={draft.conditions}
            onChange={(conditions) => change({ conditions })}
          />
          <ChoiceSelect
            label={text('form.how')}
            value={draft.how}
            choices={HOWS.map((how) => ({ value: how, label: text(`form.hows.${how}`) }))}
            onChange={(how) => change({ how: how as How, field: '', from: '', to: '' })}
          />
          {draft.how === 'part' ? (
            <Conditions
              label={text('form.part')}
              hint={text('form.partHint')}
              declaration={declaration}
              conditions={draft.part}
              onChange={(part) => change({ part })}
            />
          ) : (
            <MeasurePart draft={draft} change={change} declaration={declaration} />
          )}
          <ChoiceSelect
            label={text('form.time')}
            value={draft.time}
            choices={[
              ...datesOf(declaration).map(({ name, label }) => ({ value: name, label })),
              { value: STANDING, label: text('form.standing') },
            ]}
            onChange={(time) => change({ time })}
          />
        </>
      )}
    </>
  );
}

/** What people count most, in the order of their work. */
const RECORDS = [
  'deal',
  'quote',
  'sales_order',
  'service_case',
  'activity',
  'task',
  'person',
  'company',
  'product',
];

interface ConditionsProps {
  label: string;
  hint: string;
  declaration: RecordDeclaration;
  conditions: Filter[];
  onChange: (conditions: Filter[]) => void;
}

function Conditions({ label, hint, declaration, conditions, onChange }: ConditionsProps) {
  const text = metricText.useText();
  return (
    <fieldset className={classes.step}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.chips}>
        <ConditionChips
          declaration={declaration}
          conditions={conditions}
          refs={{}}
          addLabel={text('form.addCondition')}
          onChange={onChange}
        />
      </div>
      {conditions.length === 0 && <p className={classes.quiet}>{hint}</p>}
    </fieldset>
  );
}
