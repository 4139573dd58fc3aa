import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import type { ShownMeeting } from '../meeting-api.ts';
import classes from './meeting.module.css';
import { meetingText } from './meeting-text.ts';
import { DecisionItem } from './parts/decision-item.tsx';
import { LeaderUse } from './parts/leader-use.tsx';
import { MeetingFacts } from './parts/meeting-facts.tsx';
import { useMeetingVerbs } from './use-meeting-verbs.ts';

/** Before it is held: who comes, what it will open with, and the one button that starts it. */
export function PlannedMeeting({ meeting }: { meeting: ShownMeeting }) {
  const text = meetingText.useText();
  const verbs = useMeetingVerbs(meeting.id);
  const [isBusy, setBusy] = useState(false);
  async function start(): Promise<void> {
    setBusy(true);
    await verbs.start();
    setBusy(false);
  }
  return (
    <>
      <MeetingFacts meeting={meeting} />
      {meeting.leads ? (
        <div className={classes.start}>
          <Button look="main" busy={isBusy} onClick={() => void start()}>
            {text('start')}
          </Button>
          <p className={classes.quiet}>{text('startHint')}</p>
        </div>
      ) : (
        <p className={classes.quiet}>{text('waits', { name: meeting.leader?.name ?? '' })}</p>
      )}
      <section className={classes.section}>
        <h2 className={classes.heading}>{text('opensWith')}</h2>
        {meeting.follow_ups.length === 0 && (
          <p className={classes.quiet}>{text('opensWithNothing')}</p>
        )}
        {meeting.follow_ups.map((decision) => (
          <DecisionItem key={decision.id} decision={decision} meetingId={meeting.id} />
        ))}
      </section>
      <LeaderUse series={meeting.series} />
    </>
  );
}
