import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HeartPulse } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import classes from './pulse.module.css';
import { pulseText } from './pulse-text.ts';
import { type PulseResults, pulseResultsQuery } from './results-query.ts';
import { usePulseVerbs } from './use-pulse-verbs.ts';

/** What was said in the pulses that are over; everybody sees the same. */
export function PulsesPage() {
  const text = pulseText.useText();
  const query = useQuery(pulseResultsQuery);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} icon={HeartPulse} rows={6}>
          {(data) => <Results results={data} />}
        </Loaded>
      </div>
    </>
  );
}

function Results({ results }: { results: PulseResults }) {
  const text = pulseText.useText();
  const who = useStore(reader);
  const { periods, running, next_on } = results;
  return (
    <div className={classes.column}>
      <p className={classes.big}>{text('lead')}</p>
      <p className={classes.quiet}>
        {running
          ? text('running', { day: formatDate(running.ends_on, who) })
          : text('next', { day: formatDate(next_on, who) })}
      </p>
      {periods.length === 0 && (
        <EmptyState icon={HeartPulse} title={text('noneTitle')}>
          {text('none')}
        </EmptyState>
      )}
      {periods.map((period) => (
        <Period key={period.begins_on} period={period} mayRaise={results.may_raise} />
      ))}
      <Rules />
    </div>
  );
}

type PeriodAnswer = PulseResults['periods'][number];

interface PeriodProps {
  period: PeriodAnswer;
  mayRaise: boolean;
}

function Period({ period, mayRaise }: PeriodProps) {
  const text = pulseText.useText();
  const who = useStore(reader);
  const { whole, teams, comments } = period;
  const says = { from: formatDate(period.begins_on, who), to: formatDate(period.ends_on, who) };
  return (
    <section className={classes.period}>
      <h2>{text('period', says)}</h2>
      {!whole && <p className={classes.quiet}>{text('tooFew', { count: period.least_scores })}</p>}
      {whole && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{text('who')}</th>
              <th scope="col">{text('ease')}</th>
              <th scope="col">{text('usefulness')}</th>
              <th scope="col">{text('wouldKeep')}</th>
              <th scope="col">{text('answers')}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={text('everybody')} told={whole} />
            {teams.map(({ name, told }) => (
              <Row key={name} name={name} told={told} />
            ))}
          </tbody>
        </table>
      )}
      {comments.length > 0 && (
        <details className={classes.comments}>
          <summary>{text('comments', { count: comments.length })}</summary>
          <ul>
            {comments.map((comment) => (
              <Comment key={comment.said} comment={comment} {...{ period, mayRaise }} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What was written; whoever decides makes a concern of it. */
function Comment({
  comment: { said, concern_id },
  period,
  mayRaise,
}: PeriodProps & { comment: PeriodAnswer['comments'][number] }) {
  const text = pulseText.useText();
  const { raise } = usePulseVerbs();
  return (
    <li>
      {said}{' '}
      {concern_id && <Link to={`/concerns/${concern_id}` as string}>{text('toConcern')}</Link>}
      {!concern_id && mayRaise && (
        <Button look="quiet" onClick={() => void raise(period.begins_on, said)}>
          {text('raise')}
        </Button>
      )}
    </li>
  );
}

function Row({ name, told }: { name: string; told: NonNullable<PeriodAnswer['whole']> }) {
  const text = pulseText.useText();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Bar value={told.ease} /> {told.ease}
      </td>
      <td>
        <Bar value={told.useful} /> {told.useful}
      </td>
      <td>{text('percent', { share: told.keep })}</td>
      <td>{text('orMore', { count: told.answers })}</td>
    </tr>
  );
}

function Bar({ value }: { value: number }) {
  const style = { '--part': `${value}%` } as CSSProperties;
  return <span className={classes.bar} style={style} aria-hidden="true" />;
}

function Rules() {
  const text = pulseText.useText();
  return (
    <details className={classes.rules}>
      <summary>{text('rules.title')}</summary>
      <ul>
        <li>{text('rules.ease')}</li>
        <li>{text('rules.useful')}</li>
        <li>{text('rules.asked')}</li>
        <li>{text('rules.counted')}</li>
        <li>{text('rules.least')}</li>
        <li>{text('rules.steps')}</li>
      </ul>
    </details>
  );
}
