import { Check, Minus } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { leaderUse } from '../../agenda.ts';
import type { ShownMeeting } from '../../meeting-api.ts';
import classes from '../meeting.module.css';
import { meetingText } from '../meeting-text.ts';

const STEPS = ['opened', 'drilled', 'decided'] as const;

/** Plain facts on how the series was held, the same for all who may see it. */
export function LeaderUse({ series }: Pick<ShownMeeting, 'series'>) {
  const text = meetingText.useText();
  const who = useStore(reader);
  const today = todayIn(who.timeZone);
  const { due, used } = leaderUse(series, today);
  const past = series.filter(({ opened, starts_on }) => opened || starts_on < today);
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{text('use.title')}</h2>
      <p className={classes.quiet}>
        {due === 0 ? text('use.none') : text('use.share', { used, due })}
      </p>
      {past.length > 0 && (
        <table className={classes.use}>
          <thead>
            <tr>
              <th scope="col">{text('use.day')}</th>
              {STEPS.map((step) => (
                <th key={step} scope="col">
                  {text(`use.${step}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {past.map((one) => (
              <tr key={one.id}>
                <th scope="row">{formatDay(one.starts_on, who)}</th>
                {STEPS.map((step) => (
                  <td key={step}>
                    {one[step] ? (
                      <Check size={16} aria-label={text('use.yes')} />
                    ) : (
                      <Minus size={16} aria-label={text('use.no')} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
