import { Link } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { QuietOnce } from '#src/features/reports/report/web/shared/quiet-once.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ShownMeeting } from '../meeting-api.ts';
import classes from './meeting.module.css';
import { meetingText, sayMoment } from './meeting-text.ts';
import { DecisionItem } from './parts/decision-item.tsx';
import { FrozenFigureItem } from './parts/frozen-figure-item.tsx';
import { LeaderUse } from './parts/leader-use.tsx';
import { MeetingFacts } from './parts/meeting-facts.tsx';

/** Afterwards: what was decided first, then what was followed up, and the figures as they stood. */
export function HeldMeeting({ meeting }: { meeting: ShownMeeting }) {
  const text = meetingText.useText();
  const who = useStore(reader);
  const { id, decisions, follow_ups, figures, next } = meeting;
  return (
    <>
      <MeetingFacts meeting={meeting}>
        <a
          className={classes.link}
          href={`/api/v1/meetings/${id}/minutes`}
          target="_blank"
          rel="noopener"
        >
          <FileText size={16} aria-hidden="true" />
          {text('minutes')}
        </a>
        {next && (
          <Link to="/meetings/$id" params={{ id: next.id }} className={classes.link}>
            {text('nextMeeting', { day: formatDate(next.starts_on, who) })}
          </Link>
        )}
      </MeetingFacts>
      <section className={classes.section}>
        <h2 className={classes.heading}>{text('decided')}</h2>
        {decisions.length === 0 && <p className={classes.quiet}>{text('decidedNothing')}</p>}
        {decisions.map((decision) => (
          <DecisionItem key={decision.id} decision={decision} meetingId={id} />
        ))}
      </section>
      {follow_ups.length > 0 && (
        <section className={classes.section}>
          <h2 className={classes.heading}>{text('followUps')}</h2>
          {follow_ups.map((decision) => (
            <DecisionItem key={decision.id} decision={decision} meetingId={id} />
          ))}
        </section>
      )}
      {meeting.note && (
        <section className={classes.section}>
          <h2 className={classes.heading}>{text('notes')}</h2>
          <p className={classes.note}>{meeting.note}</p>
        </section>
      )}
      <LeaderUse series={meeting.series} />
      <section className={classes.section}>
        <h2 className={classes.heading}>{text('figures')}</h2>
        {meeting.figures_hidden && <p className={classes.quiet}>{text('hidden')}</p>}
        {meeting.started_at && (
          <p className={classes.quiet}>
            {text('frozen', { when: sayMoment(meeting.started_at, who) })}
          </p>
        )}
        <QuietOnce>
          <div className={classes.figures}>
            {figures.map((figure) => (
              <FrozenFigureItem key={figure.id} figure={figure} height={220} />
            ))}
          </div>
        </QuietOnce>
      </section>
    </>
  );
}
