import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import type { MetricsAnswer } from '../../../metric/web/shared/figure-query.ts';
import { ownName } from '../../own-metric.ts';
import classes from '../metric.module.css';
import { metricText } from '../metric-text.ts';
import { sourceDeclaration } from '../shared/source-declaration.ts';
import { useMetricVerbs } from '../use-metric-verbs.ts';
import { FitPart } from './fit-part.tsx';
import { definitionOf, isFitAnyway, type MetricDraft, readsField } from './metric-draft.ts';
import { NamePart } from './name-part.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { QuotientPart } from './quotient-part.tsx';
import { RowsPart } from './rows-part.tsx';
import { useFormula } from './use-formula.ts';

interface MetricFormProps {
  id: string | null;
  facts: MetricsAnswer;
  begin: MetricDraft;
}

/** A metric in a few plain questions, with what it comes to beside them. */
export function MetricForm({ id, facts, begin }: MetricFormProps) {
  const text = metricText.useText();
  const types = useRecordTypes();
  const verbs = useMetricVerbs();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(begin);
  const change = (part: Partial<MetricDraft>) => setDraft((now) => ({ ...now, ...part }));
  const declaration = sourceDeclaration(facts, types, draft.source);
  const definition = definitionOf(draft);
  const formula = useFormula(draft, { facts, declaration, isReady: definition !== null });
  const isReady = definition !== null && draft.name.trim() !== '';

  function save(event: FormEvent): void {
    event.preventDefault();
    if (!isReady) return;
    void verbs.save(id, {
      name: draft.name.trim(),
      question: draft.question.trim() || null,
      reference: draft.reference.trim() || null,
      definition: JSON.stringify(definition),
      formula,
      unit: draft.unit || null,
      direction: draft.direction,
      minimum_rows: isFitAnyway(draft) ? 0 : draft.minimumRows,
      minimum_coverage: readsField(draft) ? draft.minimumCoverage : 0,
    });
  }

  return (
    <>
      <PageHeader title={text(id ? 'form.edit' : 'form.new')} />
      <div className={classes.page}>
        <form className={classes.form} onSubmit={save}>
          <div className={classes.fields}>
            <Kind draft={draft} change={change} />
            {draft.kind === 'rows' ? (
              <RowsPart {...{ draft, setDraft, change, facts, declaration }} />
            ) : (
              <QuotientPart {...{ draft, change, facts }} own={id ? ownName(id) : null} />
            )}
            {definition && (
              <>
                <FitPart draft={draft} change={change} declaration={declaration} />
                <NamePart draft={draft} change={change} />
              </>
            )}
          </div>
          <PreviewPanel id={id} draft={draft} definition={definition} formula={formula} />
          <div className={classes.foot}>
            <Button type="submit" look="main" disabled={!isReady || verbs.busy}>
              {text('form.save')}
            </Button>
            <Button
              look="quiet"
              onClick={() =>
                void navigate(
                  id ? { to: '/metrics/$name', params: { name: ownName(id) } } : { to: '/metrics' },
                )
              }
            >
              {text('form.cancel')}
            </Button>
          </div>
        </form>
      </div>
    </>
  );
}

interface PartProps {
  draft: MetricDraft;
  change: (part: Partial<MetricDraft>) => void;
}

function Kind({ draft, change }: PartProps) {
  const text = metricText.useText();
  return (
    <fieldset>
      <legend className={classes.legend}>{text('form.kind')}</legend>
      <div className={classes.kinds}>
        {(['rows', 'quotient'] as const).map((kind) => (
          <label key={kind} className={classes.kind}>
            <input
              type="radio"
              name="kind"
              checked={draft.kind === kind}
              onChange={() => change({ kind, unit: '' })}
            />
            <span>
              <span className={classes.name}>{text(`form.${kind}`)}</span>
              <span className={classes.quiet}>{text(`form.${kind}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
