import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Phone } from 'lucide-react';
import { useEffect } from 'react';
import { hrefOfPhone } from '#src/features/work/task/web/shared/phone-link.ts';
import { LastWords } from '#src/features/work/visit/web/shared/parts/last-words.tsx';
import { OpenCases } from '#src/features/work/visit/web/shared/parts/open-cases.tsx';
import { OpenDeals } from '#src/features/work/visit/web/shared/parts/open-deals.tsx';
import { Promises } from '#src/features/work/visit/web/shared/parts/promises.tsx';
import { VisitSlots } from '#src/features/work/visit/web/shared/parts/visit-slots.tsx';
import { Watch } from '#src/features/work/visit/web/shared/parts/watch.tsx';
import {
  type Visit,
  type VisitSubject,
  visitQuery,
} from '#src/features/work/visit/web/shared/visit-query.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { isUnreachable } from '#src/web/api/api-problem.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { followUpText } from '../follow-up-text.ts';
import { CallForm } from './call-form.tsx';
import { type CallQueue, leaveCall, type QueuedCall } from './call-queue.ts';
import classes from './calls.module.css';

interface CallScreenProps {
  call: QueuedCall;
  queue: CallQueue;
  setQueue: (queue: CallQueue) => void;
}

/** One call: the number, what was said last, and the field for what is said now. */
export function CallScreen({ call, queue, setQueue }: CallScreenProps) {
  usePrefetchNext(call, queue);
  const name = useName(call);
  const leave = (how: 'done' | 'skipped') => setQueue(leaveCall(queue, call.key, how));
  return (
    <div className={classes.page}>
      {call.subject ? (
        <Whom call={call} name={name} subject={call.subject} />
      ) : (
        <h2 className={classes.heading}>{name}</h2>
      )}
      <CallForm call={call} name={name} onLeave={leave} />
      {call.subject && <Briefing subject={call.subject} taskId={call.task_id} />}
    </div>
  );
}

/** Their name as it is now; until that has come, as it was when the queue was made. */
function useName({ subject, name }: QueuedCall): string {
  const { data } = useQuery({
    ...visitQuery(subject ?? { type: 'person', id: '' }),
    enabled: subject !== null,
  });
  return data?.title ?? name;
}

/** The one after is on its way before this one is done. */
function usePrefetchNext(call: QueuedCall, { calls, left }: CallQueue): void {
  const client = useQueryClient();
  const next = calls.find(({ key }) => key !== call.key && !left[key])?.subject;
  const key = next ? `${next.type}.${next.id}` : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells who it is
  useEffect(() => {
    if (next) void client.prefetchQuery(visitQuery(next));
  }, [client, key]);
}

interface WhomProps {
  call: QueuedCall;
  name: string;
  subject: VisitSubject;
}

function Whom({ call, name, subject }: WhomProps) {
  const { data } = useQuery(visitQuery(subject));
  return (
    <div className={classes.whom}>
      <Avatar name={name} size="l" shape={subject.type === 'person' ? 'round' : 'square'} />
      <div className={classes.names}>
        <h2 className={classes.heading}>
          <RecordLink type={subject.type} id={subject.id}>
            {name}
          </RecordLink>
        </h2>
        <p className={classes.quiet}>
          {[data?.job_title, data?.company?.title].filter(Boolean).join(', ')}
        </p>
        {call.task_id && (
          <RecordLink type="task" id={call.task_id} className={classes.about}>
            {call.about}
          </RecordLink>
        )}
      </div>
      {data && <Numbers visit={data} />}
    </div>
  );
}

function Numbers({ visit }: { visit: Visit }) {
  const text = followUpText.useText();
  if (visit.phones.length === 0) return <p className={classes.quiet}>{text('calls.noNumber')}</p>;
  return (
    <div className={classes.numbers}>
      {visit.phones.slice(0, 3).map(({ number }) => (
        <a
          key={number}
          href={hrefOfPhone(number)}
          className={classes.number}
          aria-label={text('calls.call', { number })}
        >
          <Phone size={16} aria-hidden="true" /> {number}
        </a>
      ))}
    </div>
  );
}

function Briefing({ subject, taskId }: { subject: VisitSubject; taskId: string | null }) {
  const text = followUpText.useText();
  const { data, error } = useQuery(visitQuery(subject));
  if (error) {
    const why = isUnreachable(error) ? error.message : text('calls.gone');
    return <p className={classes.quiet}>{why}</p>;
  }
  if (!data) return null;
  const promises = data.promises.filter(({ id }) => id !== taskId);
  return (
    <div className={classes.briefing}>
      <OpenCases visit={data} />
      <Watch visit={{ ...data, promises }} />
      {data.about.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <VisitSlots visit={data} />
      <OpenDeals visit={data} />
      <LastWords visit={data} most={3} />
      <Promises visit={{ ...data, promises }} />
    </div>
  );
}
