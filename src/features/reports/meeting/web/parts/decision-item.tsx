import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { metricLabel } from '../../../catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '../../../metric/web/shared/figure-query.ts';
import type { Decided } from '../../meeting-api.ts';
import classes from '../meeting.module.css';
import { meetingText } from '../meeting-text.ts';
import { useMeetingVerbs } from '../use-meeting-verbs.ts';

interface DecisionItemProps {
  decision: Decided;
  meetingId: string;
  /** Says where it was decided, and by which figures. */
  isLogged?: boolean;
  /** Called once its state was said, to go on with the agenda. */
  onSettled?: () => void;
}

/** A decision with who sees to it until when, and what became of it. */
export function DecisionItem({ decision, meetingId, isLogged, onSettled }: DecisionItemProps) {
  const text = meetingText.useText();
  const who = useStore(reader);
  const { what, reason, owner, due_on, status, outcome, meeting, figures } = decision;
  const isLate = status === 'open' && due_on < todayIn(who.timeZone);
  return (
    <article className={classes.decision}>
      <h3 className={classes.what}>{what}</h3>
      <p className={classes.who} data-late={isLate || undefined}>
        {text('decision.until', { name: owner?.name ?? '', day: formatDate(due_on, who) })}
        {isLate && ` · ${text('decision.late')}`}
        {status !== 'open' && ` · ${text(`decision.${status}`)}`}
      </p>
      <p className={classes.why}>{text('decision.why', { reason })}</p>
      {outcome && <p className={classes.why}>{outcome}</p>}
      {status === 'open' && decision.task_done && (
        <p className={classes.why}>{text('decision.ticked', { name: owner?.name ?? '' })}</p>
      )}
      {isLogged && meeting && (
        <p className={classes.why}>
          <Link to="/meetings/$id" params={{ id: meeting.id }} className={classes.textLink}>
            {text('decision.inMeeting', {
              name: meeting.name,
              day: formatDate(meeting.starts_on, who),
            })}
          </Link>
          {figures.length > 0 && <RestsOn figures={figures} />}
        </p>
      )}
      <SettleBar decision={decision} meetingId={meetingId} {...(onSettled && { onSettled })} />
    </article>
  );
}

/** By which figures it was decided: their titles, or what is measured. */
function RestsOn({ figures }: Pick<Decided, 'figures'>) {
  const text = meetingText.useText();
  const { data } = useQuery(metricsQuery);
  const called = (name: string) => {
    const metric = data?.metrics.find((one) => one.name === name);
    return metric ? metricLabel(metric) : name;
  };
  const titles = figures.map(({ title, metrics }) => title ?? metrics.map(called).join(', '));
  return ` · ${text('decision.rests')}: ${titles.join(', ')}`;
}

function SettleBar({ decision, meetingId, onSettled }: DecisionItemProps) {
  const text = meetingText.useText();
  const { settle } = useMeetingVerbs(meetingId);
  const [why, setWhy] = useState<string | null>(null);
  const say = async (status: Decided['status'], outcome?: string) => {
    if (await settle(decision.id, { status, ...(outcome && { outcome }) })) {
      setWhy(null);
      onSettled?.();
    }
  };
  function drop(event: FormEvent): void {
    event.preventDefault();
    if (why?.trim()) void say('dropped', why.trim());
  }
  if (decision.status !== 'open') {
    return (
      <div className={classes.settle}>
        <Button look="quiet" onClick={() => void say('open')}>
          {text('decision.reopen')}
        </Button>
      </div>
    );
  }
  if (why !== null) {
    return (
      <form className={classes.settle} onSubmit={drop}>
        <TextField
          label={text('decision.dropWhy')}
          autoFocus
          maxLength={500}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
        <Button type="submit" disabled={why.trim() === ''}>
          {text('decision.drop')}
        </Button>
        <Button look="quiet" onClick={() => setWhy(null)}>
          {text('decision.stillOpen')}
        </Button>
      </form>
    );
  }
  return (
    <div className={classes.settle}>
      <Button onClick={() => void say('done')}>{text('decision.done')}</Button>
      {onSettled && <Button onClick={onSettled}>{text('decision.stillOpen')}</Button>}
      <Button look="quiet" onClick={() => setWhy('')}>
        {text('decision.drop')}
      </Button>
    </div>
  );
}
