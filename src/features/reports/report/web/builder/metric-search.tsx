import { Search } from 'lucide-react';
import { useState } from 'react';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { metricLabel, metricQuestion } from '../../../catalogue/web/shared/metric-words.ts';
import type { MetricFacts } from '../../../metric/web/shared/figure-query.ts';
import classes from '../report.module.css';
import { reportText } from '../report-text.ts';

interface MetricSearchProps {
  metrics: readonly MetricFacts[];
  onPick: (metric: MetricFacts) => void;
}

/** All questions that can be asked; a few words narrow them. */
export function MetricSearch({ metrics, onPick }: MetricSearchProps) {
  const text = reportText.useText();
  const [typed, setTyped] = useState('');
  const shown = findMetrics(metrics, typed);
  return (
    <section className={classes.ask} aria-label={text('ask')}>
      <h2 className={classes.askTitle}>{text('ask')}</h2>
      <span className={classes.searchBox}>
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          className={inputClass}
          aria-label={text('ask')}
          placeholder={text('askPlaceholder')}
          // biome-ignore lint/a11y/noAutofocus: the page asks for it, and for nothing else
          autoFocus
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </span>
      {shown.length === 0 && <p className={classes.quiet}>{text('askNone')}</p>}
      <ul className={classes.list}>
        {shown.map((metric) => (
          <li key={metric.name}>
            <button
              type="button"
              className={classes.metric}
              disabled={metric.refused !== undefined}
              onClick={() => onPick(metric)}
            >
              <span className={classes.name}>{metricQuestion(metric)}</span>
              <span className={classes.quiet}>
                {metricLabel(metric)}
                {metric.refused !== undefined && ` · ${text('cannot')}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those in whose name or question every typed word begins a word; what cannot be answered comes last. */
function findMetrics(metrics: readonly MetricFacts[], typed: string): MetricFacts[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = metrics.filter((metric) => {
    const said = ` ${metricLabel(metric)} ${metricQuestion(metric)}`.toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
  return found.toSorted(
    (one, other) => Number(Boolean(one.refused)) - Number(Boolean(other.refused)),
  );
}
