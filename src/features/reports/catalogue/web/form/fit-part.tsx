import type { RecordDeclaration } from '#src/records/define-record.ts';
import { TextField } from '#src/web/ui/form-field.tsx';
import { DIRECTIONS } from '../../../metric/metric.ts';
import classes from '../metric.module.css';
import { metricText } from '../metric-text.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { isFitAnyway, type MetricDraft, readsField } from './metric-draft.ts';
import { NeedsPart } from './needs-part.tsx';

interface FitPartProps {
  draft: MetricDraft;
  change: (part: Partial<MetricDraft>) => void;
  /** Of its rows. */
  declaration: RecordDeclaration | undefined;
}

/** What is good, and from when on it is fit to decide on. */
export function FitPart({ draft, change, declaration }: FitPartProps) {
  const text = metricText.useText();
  return (
    <>
      <ChoiceSelect
        label={text('form.good')}
        value={draft.direction}
        choices={DIRECTIONS.map((one) => ({ value: one, label: text(`directions.${one}`) }))}
        onChange={(direction) => change({ direction: direction as MetricDraft['direction'] })}
      />
      {draft.kind === 'rows' && declaration && (
        <NeedsPart
          needs={draft.needs}
          declaration={declaration}
          onChange={(needs) => change({ needs })}
        />
      )}
      {(readsField(draft) || !isFitAnyway(draft)) && (
        <div className={classes.pair}>
          {!isFitAnyway(draft) && (
            <TextField
              label={text('form.rowsFrom')}
              hint={text('form.rowsFromHint')}
              type="number"
              min={0}
              max={1_000_000}
              value={draft.minimumRows}
              onChange={({ target }) => change({ minimumRows: Math.trunc(Number(target.value)) })}
            />
          )}
          {readsField(draft) && (
            <TextField
              label={text('form.coverageFrom')}
              type="number"
              min={0}
              max={100}
              value={draft.minimumCoverage}
              onChange={({ target }) =>
                change({ minimumCoverage: Math.trunc(Number(target.value)) })
              }
            />
          )}
        </div>
      )}
    </>
  );
}
