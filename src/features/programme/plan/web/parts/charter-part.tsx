import { useQuery } from '@tanstack/react-query';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../programme.module.css';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayDay } from '../say.ts';
import type { PartProps } from './part-props.ts';

/** What it is all for, and the sponsor's word if it is still missing. */
export function CharterHead({ programme, may }: PartProps) {
  const text = programmeText.useText();
  const { data } = useQuery(metricsQuery);
  const agree = useStep('POST /api/v1/programme/agree', text('agreed'));
  const metric = data?.metrics.find(({ name }) => name === programme.metric);
  const isWaiting = !programme.agreed_on && !programme.ended;
  return (
    <section className={classes.section}>
      <h2>{programme.objective}</h2>
      <p className={classes.quiet}>
        {metric && metricLabel(metric)}
        {programme.target && ` · ${programme.target}`}
      </p>
      {isWaiting && may.sponsor && (
        <>
          <p>{text('youAreSponsor')}</p>
          <ul className={classes.quiet}>
            {programme.duties
              .filter(({ who }) => who === 'sponsor')
              .map(({ what }) => (
                <li key={what}>{what}</li>
              ))}
          </ul>
          <div className={classes.actions}>
            <Button look="main" busy={agree.isBusy} onClick={() => void agree.go()}>
              {text('agree')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** Who answers for it, whom it concerns, and the time set aside. */
export function CharterPart({ programme }: Pick<PartProps, 'programme'>) {
  const text = programmeText.useText();
  const { sponsor, administrator, deputy, hours, begins_on, ends_on, people } = programme;
  const facts = [
    text('concerns', { count: people }),
    hours ? text('hours', { count: hours }) : '',
    ends_on
      ? text('fromTo', { from: sayDay(begins_on), to: sayDay(ends_on) })
      : text('from', { from: sayDay(begins_on) }),
  ];
  return (
    <section className={classes.section}>
      <h2>{text('charterTitle')}</h2>
      <p className={classes.quiet}>{facts.filter(Boolean).join(' · ')}</p>
      <dl>
        {Object.entries({ sponsor, administrator, deputy }).map(([who, member]) => (
          <div key={who} className={classes.row}>
            <dt className={classes.who}>{text(`who.${who as 'sponsor'}`)}</dt>
            <dd>
              {member?.name ?? text('nobodyNamed')}
              {programme.duties
                .filter((duty) => duty.who === who)
                .map(({ what }) => (
                  <p key={what} className={classes.quiet}>
                    {what}
                  </p>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.quiet}>
        {programme.agreed_on
          ? text('agreedOn', { name: sponsor.name, day: sayDay(programme.agreed_on) })
          : text('notAgreed', { name: sponsor.name })}
      </p>
    </section>
  );
}
