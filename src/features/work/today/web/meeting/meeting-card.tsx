import { MapPin } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { sayAddress } from '#src/features/people/address/web/shared/say-address.ts';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { hrefOfPhone } from '#src/features/work/task/web/shared/phone-link.ts';
import { FinishButton, TaskActions } from '#src/features/work/task/web/shared/task-row.tsx';
import type { TaskPlace } from '#src/features/work/task/web/shared/use-task-place.ts';
import { VisitLink } from '#src/features/work/visit/web/shared/visit-link.tsx';
import { subjectOf } from '#src/features/work/visit/web/shared/visit-query.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { About } from '../about.tsx';
import type { Today, TodayMeeting } from '../today-query.ts';
import { todayText } from '../today-text.ts';
import { MeetingBriefing } from './meeting-briefing.tsx';
import classes from './meeting-card.module.css';

const FinishForm = lazy(async () => ({
  default: (await import('#src/features/work/task/web/shared/finish-form.tsx')).FinishForm,
}));

interface MeetingCardProps {
  task: TodayMeeting;
  day: string;
  refs: Today['refs'];
  place: TaskPlace;
}

/** Whom one meets, when, and what to know before walking in. */
export function MeetingCard({ task, day, refs, place }: MeetingCardProps) {
  const sayKind = useKindText();
  const isHere = place.id === task.id;
  const panel = isHere ? place.panel : null;
  const { before } = task;
  const subject = subjectOf(task);
  const close = () => place.open(task.id, null);
  return (
    <li className={classes.card} data-card data-task={task.id} data-selected={isHere || undefined}>
      <div className={classes.head}>
        <KindIcon kind={task.kind} className={classes.kind} />
        <span className={classes.when}>
          {sayKind(task.kind)} · <When task={task} day={day} />
        </span>
        <TaskActions
          task={{ ...task, phone: null }}
          panel={panel}
          onPanel={(next) => place.open(task.id, next)}
          hasKeys
        />
      </div>
      <div className={classes.what}>
        <FinishButton task={task} hasKeys onLeave={() => place.leave(task.id)} />
        <RecordLink type="task" id={task.id} className={classes.subject}>
          {task.subject}
        </RecordLink>
      </div>
      <div className={classes.who}>
        <About task={task} refs={refs} />
      </div>
      {before.job_title && <p className={classes.quiet}>{before.job_title}</p>}
      <Reach task={task} />
      {panel === 'tell' && (
        <Suspense>
          <FinishForm task={task} onClose={close} onFinish={() => place.leave(task.id)} />
        </Suspense>
      )}
      <MeetingBriefing task={task} />
      {subject && (
        <VisitLink
          subject={subject}
          name={refs[subject.id]?.title ?? ''}
          className={classes.prepare}
          withWord
        />
      )}
    </li>
  );
}

function When({ task, day }: { task: TodayMeeting; day: string }) {
  const text = todayText.useText();
  const who = useStore(reader);
  const time = formatTime(task.due_at!, who);
  const isPast = Date.parse(task.due_at!) < Date.now();
  if (isPast) return <span className={classes.past}>{text('earlier', { time })}</span>;
  return <>{task.due_on === day ? time : `${text('tomorrow')} ${time}`}</>;
}

function Reach({ task }: { task: TodayMeeting }) {
  const who = useStore(reader);
  const { phones, address } = task.before;
  if (phones.length === 0 && !address) return null;
  return (
    <p className={classes.reach}>
      {phones.slice(0, 3).map((phone) => (
        <a key={phone} href={hrefOfPhone(phone)} className={classes.phone}>
          {phone}
        </a>
      ))}
      {address && (
        <span className={classes.quiet}>
          <MapPin size={12} aria-hidden="true" /> {sayAddress(address, who.locale)}
        </span>
      )}
    </p>
  );
}
