import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useSayFormula } from '#src/features/adoption/uptake/web/shared/say-formula.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { LeaderAnswer } from '../leader-api.ts';
import { CommitForm } from './commit-form.tsx';
import { CommitmentItem } from './commitment-item.tsx';
import { leadersQuery } from './leader-queries.ts';
import { leaderText } from './leader-text.ts';
import classes from './leaders.module.css';

/** Leaders by the same rules as everyone, and what they promised in public. */
export function LeadersPage() {
  const text = leaderText.useText();
  const sayFormula = useSayFormula();
  const query = useQuery(leadersQuery);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} icon={Compass} rows={6}>
          {(data) => (
            <div className={classes.column}>
              <p className={classes.lead}>{text('lead')}</p>
              <p className={classes.quiet}>
                {sayFormula('leader_use')}{' '}
                <Link className={classes.link} to={'/uptake/rules' as string}>
                  {text('rules')}
                </Link>
              </p>
              {data.may_commit && <CommitForm />}
              {data.leaders.length === 0 && (
                <EmptyState icon={Compass} title={text('noneTitle')}>
                  {text('none')}
                </EmptyState>
              )}
              {data.leaders.map((leader) => (
                <Leader key={leader.member.id} leader={leader} />
              ))}
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Leader({ leader }: { leader: LeaderAnswer }) {
  const text = leaderText.useText();
  const { kept } = leader;
  return (
    <section className={classes.leader}>
      <div className={classes.name}>
        <h2>{leader.member.name}</h2>
        <span className={classes.quiet}>{leader.teams.join(', ')}</span>
      </div>
      {leader.use ? <Use use={leader.use} /> : <p className={classes.quiet}>{text('closed')}</p>}
      <h3>{text('promises')}</h3>
      <p className={classes.quiet}>
        {kept.of === 0 ? text('keptNone') : text('kept', { kept: kept.kept, count: kept.of })}
      </p>
      <ul>
        {leader.commitments.map((one) => (
          <CommitmentItem key={one.id} commitment={one} />
        ))}
      </ul>
    </section>
  );
}

const STEPS = ['opened', 'drilled', 'decided'] as const;

function Use({ use }: { use: NonNullable<LeaderAnswer['use']> }) {
  const text = leaderText.useText();
  if (use.use === null) return <p>{text('noMeeting')}</p>;
  const share = Math.round(use.use * 100);
  return (
    <>
      <p className={classes.share}>
        <strong>{text('percent', { share })}</strong> {text('use')}
      </p>
      <dl className={classes.steps}>
        <div>
          <dt>{text('due')}</dt>
          <dd>{use.due}</dd>
        </div>
        {STEPS.map((step) => (
          <div key={step}>
            <dt>{text(step)}</dt>
            <dd>{use[step]}</dd>
          </div>
        ))}
        <div>
          <dt>{text('outside')}</dt>
          <dd>{use.asked_outside}</dd>
        </div>
      </dl>
    </>
  );
}
