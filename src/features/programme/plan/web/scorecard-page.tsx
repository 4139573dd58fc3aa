import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { readScorecard, Scorecard } from '../programme-api.ts';
import { BackToProgramme } from './parts/back-to-programme.tsx';
import classes from './programme.module.css';
import { programmeText } from './programme-text.ts';
import { sayDay, sayStage } from './say.ts';

const scorecardQuery = queryOptions({
  queryKey: ['programme', 'scorecard'],
  queryFn: () => call<typeof readScorecard>('GET /api/v1/programme/scorecard', {}),
});

/** What whoever helped from outside is measured by; sums alone, so that a coach may read it too. */
export function ScorecardPage() {
  const text = programmeText.useText();
  const { data } = useQuery(scorecardQuery);
  return (
    <>
      <PageHeader title={text('scorecard.title')} before={<BackToProgramme />} />
      <div className={classes.page}>
        {data ? <Points scorecard={data} /> : <SkeletonRows count={4} />}
      </div>
    </>
  );
}

function Points({ scorecard }: { scorecard: Scorecard }) {
  const text = programmeText.useText();
  const { begins_on: begun, stage, overrides, points } = scorecard;
  return (
    <div className={classes.column}>
      <p>{text('scorecard.lead')}</p>
      {begun ? (
        <section className={classes.section}>
          <p className={classes.quiet}>
            {text('scorecard.begun', { day: sayDay(begun), stage: sayStage(stage!) })}{' '}
            {text('scorecard.overrides', { count: overrides })}
          </p>
          <ul>
            {points.map((point) => (
              <li key={point.months} className={classes.row}>
                <span className={classes.who}>
                  {text('scorecard.after', { count: point.months })}
                </span>
                <div>
                  <p>{sayPoint(point)}</p>
                  <p className={classes.quiet}>{sayDay(point.on)}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p className={classes.quiet}>{text('scorecard.none')}</p>
      )}
    </div>
  );
}

function sayPoint(point: Scorecard['points'][number]): string {
  const { text } = programmeText;
  const { state, teams, teams_adopted, people, people_adopted } = point;
  if (state !== 'told') return text(`scorecard.${state}`);
  const inTeams =
    teams_adopted === null
      ? text('scorecard.ofTeams', { count: teams! })
      : text('scorecard.teams', { have: teams_adopted, count: teams! });
  if (people_adopted === null) return `${inTeams} ${text('scorecard.untold')}`;
  return `${inTeams} ${text('scorecard.people', { have: people_adopted, count: people! })}`;
}
