import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { utcDay } from '#src/lib/days.ts';
import type { OutcomeAnswer } from '../../rear-view-api.ts';
import classes from '../rear-view.module.css';
import { rearViewText } from '../rear-view-text.ts';
import { DrawnInterval } from './drawn-interval.tsx';
import { useSayMonths } from './use-say-months.ts';
import { useSayOutcome } from './use-say-outcome.ts';

const TONES = { improved: 'good', worse: 'bad', cannot_tell: undefined } as const;

/** One outcome: then, now, the interval, a verdict in a word, and what it could have seen. */
export function OutcomeRow({ outcome, at }: { outcome: OutcomeAnswer; at: number }) {
  const text = rearViewText.useText();
  const { data } = useQuery(metricsQuery);
  const say = useSayOutcome(outcome);
  const metric = data?.metrics.find(({ name }) => name === outcome.metric);
  const point = outcome.points.find((one) => one.at === at)!;
  const judged = point.judged;
  return (
    <li className={classes.outcome}>
      <div className={classes.name}>
        <h2>{metric ? metricLabel(metric) : outcome.metric}</h2>
        {judged && (
          <strong className={classes.verdict} data-tone={TONES[judged.verdict]}>
            {text(`verdict.${judged.verdict}`)}
          </strong>
        )}
      </div>
      <dl className={classes.sides}>
        <div>
          <dt>{text(judged ? 'then' : 'before')}</dt>
          <dd>{say.value(point.was)}</dd>
        </div>
        <div>
          <dt>{text('now')}</dt>
          <dd>{say.value(point.now)}</dd>
        </div>
      </dl>
      {judged && judged.low !== null && (
        <DrawnInterval
          {...{ low: judged.low, high: judged.high!, difference: judged.difference! }}
          better={outcome.direction}
          words={text('interval', {
            low: say.difference(judged.low),
            high: say.difference(judged.high),
          })}
        />
      )}
      <Notes outcome={outcome} at={at} />
      <p className={classes.links}>
        <Link className={classes.link} to={`/metrics/${outcome.metric}` as string}>
          {text('definition')}
        </Link>
        <Link
          className={classes.link}
          to={'/reports/new' as string}
          search={{ request: requestOf(outcome, point) } as never}
        >
          {text('rows')}
        </Link>
      </p>
    </li>
  );
}

function requestOf(outcome: OutcomeAnswer, { to }: { to: string }) {
  const end = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0));
  return {
    metrics: [outcome.metric],
    by: { field: '$time', step: 'month' },
    period: {
      from: `${outcome.baseline?.from ?? to}-01`,
      to: utcDay(end),
    },
  };
}

function Notes({ outcome, at }: { outcome: OutcomeAnswer; at: number }) {
  const text = rearViewText.useText();
  const sayMonth = useSayMonths();
  const say = useSayOutcome(outcome);
  const { judged } = outcome.points.find((one) => one.at === at)!;
  const { baseline, teams, overlap } = outcome;
  return (
    <div className={classes.notes}>
      {judged?.doubt && (
        <p>
          {overlap && judged.doubt === 'few_months'
            ? text('doubt.overlap')
            : text(`doubt.${judged.doubt}`)}
        </p>
      )}
      {!judged && !baseline && <p>{text(overlap ? 'doubt.overlap' : 'doubt.few_months')}</p>}
      {judged?.smallest != null && (
        <p>{text('smallest', { change: say.change(judged.smallest) })}</p>
      )}
      {baseline && (
        <p>
          {text('baseline', {
            ...{ from: sayMonth(baseline.from), to: sayMonth(baseline.to) },
            count: baseline.months,
          })}
        </p>
      )}
      {teams && teams.low !== null && (
        <p>
          {text('teams', {
            verdict: text(`verdict.${teams.verdict}`),
            ...{ low: say.difference(teams.low), high: say.difference(teams.high) },
            count: teams.teams,
          })}
        </p>
      )}
    </div>
  );
}
