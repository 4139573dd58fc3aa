import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useFilterAids } from '#src/records/web/fields/use-reading-aids.ts';
import { useKnownRefs } from '#src/records/web/filter/known-refs.ts';
import { sayCondition } from '#src/records/web/filter/say-condition.ts';
import { fieldLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { MetricsAnswer } from '../../../metric/web/shared/figure-query.ts';
import { metricLabel } from '../shared/metric-words.ts';
import type { MetricDraft } from './metric-draft.ts';
import { sayFormula } from './say-formula.ts';

interface FormulaOf {
  facts: MetricsAnswer;
  declaration: RecordDeclaration | undefined;
  isReady: boolean;
}

const NO_REFS = {};

/** How the draft is reckoned, in the words of whoever makes it; '' while something is missing. */
export function useFormula(draft: MetricDraft, { facts, declaration, isReady }: FormulaOf): string {
  const types = useRecordTypes();
  const aids = useFilterAids(useKnownRefs(NO_REFS));
  if (!isReady || (draft.kind === 'rows' && !declaration)) return '';
  return sayFormula(draft, {
    source: declaration ? recordPluralLabel(declaration) : '',
    field: (name) => (declaration ? fieldLabel(declaration, name) : name),
    condition: (filter) => (declaration ? sayCondition(filter, { declaration, types, aids }) : ''),
    metric: (name) => {
      const metric = facts.metrics.find((one) => one.name === name);
      return metric ? metricLabel(metric) : name;
    },
  });
}
