import { useQuery } from '@tanstack/react-query';
import { metricFormula, metricLabel } from '../../catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '../../metric/web/shared/figure-query.ts';
import classes from './report.module.css';
import { reportText } from './report-text.ts';

/** How each metric is reckoned, in words, and who says so. */
export function Definitions({ metrics }: { metrics: readonly string[] }) {
  const text = reportText.useText();
  const { data } = useQuery(metricsQuery);
  const shown = data?.metrics.filter(({ name }) => metrics.includes(name)) ?? [];
  return (
    <details className={classes.definitions}>
      <summary>{text('definition')}</summary>
      <dl>
        {shown.map((metric) => (
          <div key={metric.name}>
            <dt>{metricLabel(metric)}</dt>
            <dd>
              {metricFormula(metric)} {text('source', { reference: metric.reference })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
