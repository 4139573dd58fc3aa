import type { Filter } from '#src/records/filter.ts';
import { asWithin } from '#src/web/i18n/catalogue.ts';
import { metricText } from '../metric-text.ts';
import type { MetricDraft } from './metric-draft.ts';

/** The words of what a draft is made of. */
export interface FormulaNames {
  source: string;
  field: (name: string) => string;
  condition: (filter: Filter) => string;
  metric: (name: string) => string;
}

/** How a draft is reckoned, in words that are kept with it. */
export function sayFormula(draft: MetricDraft, names: FormulaNames): string {
  const { text } = metricText;
  if (draft.kind === 'quotient') {
    return text('said.quotient', {
      above: names.metric(draft.above),
      below: names.metric(draft.below),
    });
  }
  const source =
    draft.conditions.length > 0
      ? text('said.with', { source: names.source, conditions: sayAll(draft.conditions, names) })
      : names.source;
  const time =
    draft.time === 'standing'
      ? text('said.standing')
      : text('said.time', { field: names.field(draft.time) });
  return `${sayMeasure(draft, names, source)} ${time}`;
}

function sayMeasure(draft: MetricDraft, names: FormulaNames, source: string): string {
  const { text } = metricText;
  const { how } = draft;
  if (how === 'count') return text('said.count', { source });
  if (how === 'part') return text('said.part', { part: sayAll(draft.part, names), source });
  if (how !== 'between') return text(`said.${how}`, { field: names.field(draft.field), source });
  const values = {
    unit: text(`form.units.${draft.timeUnit}`),
    from: asWithin(names.field(draft.from)),
    to: asWithin(names.field(draft.to)),
    source,
  };
  const said = text(draft.as === 'average' ? 'said.betweenAverage' : 'said.betweenMedian', values);
  return said.charAt(0).toLocaleUpperCase() + said.slice(1);
}

function sayAll(conditions: readonly Filter[], { condition }: FormulaNames): string {
  return conditions
    .map(condition)
    .reduce((one, other) => metricText.text('said.and', { one, other }));
}
