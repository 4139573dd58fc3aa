import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FigureRow, FigureTools } from '#src/features/adoption/uptake/web/shared/figure-row.tsx';
import { figureText } from '#src/features/adoption/uptake/web/shared/figure-text.ts';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { wholeStories } from '../../journey-law.ts';
import classes from '../team.module.css';
import { type TeamUptake, teamQuery } from '../team-queries.ts';
import { teamText } from '../team-text.ts';
import { ExemptSection } from './exempt-section.tsx';
import { GapsSection } from './gaps-section.tsx';
import { LeaderSection } from './leader-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { RecordsSection } from './records-section.tsx';

/** All of one team. */
export function TeamSections({ id }: { id: string }) {
  const { data, error } = useQuery(teamQuery(id));
  if (!data) return error ? <p className={classes.quiet}>{error.message}</p> : <SkeletonRows />;
  return (
    <>
      <State team={data} />
      <Journey team={data} />
      <GapsSection id={id} />
      <RecordsSection team={data} />
      <LeaderSection team={data} />
      <PeopleSection team={data} />
      <ExemptSection id={id} />
    </>
  );
}

const REASONS = [
  'all_adopted',
  'two_quarters',
  'some_not_yet',
  'leader_not_yet',
  'some_unknown',
  'signs_together',
  'nobody',
  'untold',
] as const;

function State({ team }: { team: TeamUptake }) {
  const text = teamText.useText();
  const say = useSay();
  const names = figureText.useText();
  const { state, reason, team_id, from, to } = team;
  const key = REASONS.find((one) => one === reason.key) ?? 'nobody';
  return (
    <section className={classes.section}>
      <h2 className={classes.state} data-state={state}>
        {text(`state.${state}`)}
      </h2>
      <p className={classes.says}>{text(`reason.${key}`, reason.counts)}</p>
      <p className={classes.quiet}>
        {text(team.members ? 'window' : 'windowOutside', { from: say.day(from), to: say.day(to) })}{' '}
        <Link to="/uptake/formulas" className={classes.inline}>
          {text('formulas')}
        </Link>
      </p>
      <FigureTools
        figure="team_state"
        name={names('figure.team_state')}
        shown={text(`state.${state}`)}
        teamId={team_id}
      />
    </section>
  );
}

/** With fewer people to a customer the law says nothing that one would not see. */
const SEVERAL = 1.5;

function Journey({ team }: { team: TeamUptake }) {
  const text = teamText.useText();
  const say = useSay();
  const { journey, adopted, people, exempt, team_id } = team;
  const counted = people - exempt.length;
  const m = journey.people_per_customer;
  const a = counted === 0 || adopted === null ? null : adopted / counted;
  const isTold = a !== null && a > 0 && a < 1 && m !== null && m >= SEVERAL;
  return (
    <dl className={classes.figures}>
      <FigureRow
        figure="journey"
        teamId={team_id}
        value={journey.rate === null ? text('records.notEnough') : say.share(journey.rate)}
      >
        <span className={classes.lines}>
          <span>
            {journey.rate === null
              ? text('journey.none')
              : text('journey.says', {
                  complete: journey.complete,
                  customers: journey.customers,
                })}
          </span>
          <span className={classes.quiet}>
            {isTold
              ? text('journey.law', {
                  ...{ a: say.share(a), m: say.number(m), whole: say.share(wholeStories(a, m)) },
                })
              : text('journey.lawPlain')}
          </span>
        </span>
      </FigureRow>
    </dl>
  );
}
