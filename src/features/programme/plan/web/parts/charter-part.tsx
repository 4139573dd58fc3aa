import { useQuery } from '@tanstack/react-query';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../programme.module.css';
import { useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayDay } from '../say.ts';
import type { PartProps } from './part-props.ts';

/** What it is for, who answers for it, whom it concerns, and the time set aside. */
export function CharterPart({ programme, may }: PartProps) {
  const text = programmeText.useText();
  const { data } = useQuery(metricsQuery);
  const agree = useStep('POST /api/v1/programme/agree', text('agreed'));
  const metric = data?.metrics.find(({ name }) => name === programme.metric);
  const { sponsor, administrator, deputy, hours, begins_on, ends_on, people } = programme;
  return (
    <section className={classes.section}>
      <h2>{programme.objective}</h2>
      <p>
        {metric && metricLabel(metric)}
        {programme.target && ` · ${programme.target}`}
      </p>
      <p className={classes.quiet}>
        {[
          text('concerns', { count: people }),
          hours ? text('hours', { count: hours }) : '',
          ends_on
            ? text('fromTo', { from: sayDay(begins_on), to: sayDay(ends_on) })
            : text('from', { from: sayDay(begins_on) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className={classes.section}>
        {[
          ['sponsor', sponsor] as const,
          ['administrator', administrator] as const,
          ['deputy', deputy] as const,
        ].map(([who, member]) => (
          <div key={who} className={classes.row}>
            <dt className={classes.quiet}>{text(`who.${who}`)}</dt>
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
      {programme.agreed_on ? (
        <p className={classes.quiet}>
          {text('agreedOn', { name: sponsor.name, day: sayDay(programme.agreed_on) })}
        </p>
      ) : (
        <p className={classes.quiet}>{text('notAgreed', { name: sponsor.name })}</p>
      )}
      {may.sponsor && !programme.agreed_on && !programme.ended && (
        <div className={classes.actions}>
          <Button look="main" busy={agree.isPending} onClick={() => agree.mutate({})}>
            {text('agree')}
          </Button>
        </div>
      )}
    </section>
  );
}
