import { Link } from '@tanstack/react-router';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { FitnessLine } from '#src/features/reports/report/web/shared/fitness-line.tsx';
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
  const say = useSayOutcome(outcome);
  const point = outcome.points.find((one) => one.at === at)!;
  const judged = point.judged;
  return (
    <li className={classes.outcome}>
      <div className={classes.name}>
        <h2>{metricLabel({ name: outcome.metric, label: outcome.label })}</h2>
        {judged && (
          <strong
            className={classes.verdict}
            data-tone={isFew(outcome, point) ? undefined : TONES[judged.verdict]}
          >
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
      <Fitness outcome={outcome} at={at} />
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

type Point = OutcomeAnswer['points'][number];

/** Whether a side that is told is of fewer rows than the metric takes. */
function isFew({ fitness }: OutcomeAnswer, { due, rows }: Point): boolean {
  return rows.before < fitness.needed || (!due && rows.now < fitness.needed);
}

/** Whether it may be decided on: by the rows of either side, and by what is filled in of all. */
function Fitness({ outcome, at }: { outcome: OutcomeAnswer; at: number }) {
  const text = rearViewText.useText();
  const { fitness, points } = outcome;
  const point = points.find((one) => one.at === at)!;
  const { due, rows } = point;
  const { needed, reasons } = fitness;
  const few = isFew(outcome, point);
  const said = text(due ? 'fit.before' : 'fit.sides', {
    ...{ before: String(rows.before), now: String(rows.now) },
  });
  const others = reasons.filter((reason) => reason !== 'few_rows');
  return (
    <div className={classes.notes} data-unfit={few || undefined}>
      <p>
        {said}
        {few && <strong> {text('fit.few', { needed: String(needed) })}</strong>}
      </p>
      {others.length > 0 && <FitnessLine fitness={{ ...fitness, reasons: others }} isQuietTold />}
    </div>
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
