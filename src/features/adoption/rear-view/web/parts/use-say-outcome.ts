import type { MetricUnit } from '#src/features/reports/metric/metric.ts';
import { useSayFigures } from '#src/features/reports/report/web/shared/use-say-figures.ts';
import type { OutcomeAnswer } from '../../rear-view-api.ts';
import { rearViewText } from '../rear-view-text.ts';

/** A word joiner, so that no line ends between a sign and its amount. */
const TOGETHER = '\u2060';

/** An outcome's values and differences as the reader writes them; of shares in points. */
export function useSayOutcome({ unit, currency }: Pick<OutcomeAnswer, 'unit' | 'currency'>) {
  const text = rearViewText.useText();
  const say = useSayFigures();
  const measured = { unit: unit as MetricUnit, currency };
  const points = new Intl.NumberFormat(say.locale, { maximumFractionDigits: 1 });
  // of money cents say nothing here
  const rounded = (value: number) => (unit === 'money' ? Math.round(value / 100) * 100 : value);
  const change = (value: number) =>
    unit === 'percent'
      ? text('points', { count: points.format(value * 100) })
      : say.value(rounded(value), measured);
  return {
    value: (value: number | null) => say.value(value === null ? null : rounded(value), measured),
    change,
    difference: (value: number | null) => {
      if (value === null) return '';
      const size = change(Math.abs(value));
      return `${value < 0 ? '−' : '+'}${TOGETHER}${size}`;
    },
  };
}
