import { useQuery } from '@tanstack/react-query';
import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { subjectOf } from '#src/features/work/visit/web/shared/visit-query.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { type Calls, callsQuery } from '../follow-up-query.ts';
import { followUpText } from '../follow-up-text.ts';
import { type CallQueue, countLeft, type QueuedCall } from './call-queue.ts';
import classes from './calls.module.css';

type Call = Calls['items'][number];

interface ChooseCallsProps {
  /** A queue that was left in the middle. */
  kept: CallQueue | null;
  onGoOn: () => void;
  onStart: (queue: CallQueue) => void;
}

/** Which of those due one goes through; what is a call is ticked, or all if none is. */
export function ChooseCalls({ kept, onGoOn, onStart }: ChooseCallsProps) {
  const text = followUpText.useText();
  const query = useQuery(callsQuery);
  const { data } = query;
  if (!data) return <ReadNote query={query} rows={8} />;
  return (
    <div className={classes.page}>
      {kept && <Kept queue={kept} onGoOn={onGoOn} />}
      {data.items.length === 0 && !kept && (
        <EmptyState
          icon={PhoneCall}
          title={text('calls.none')}
          actions={
            <Button onClick={() => openOverlay('create', { type: 'task' })}>{text('plan')}</Button>
          }
        >
          {text('calls.noneText')}
        </EmptyState>
      )}
      {data.items.length > 0 && <Choice calls={data} isFirst={!kept} onStart={onStart} />}
    </div>
  );
}

function Kept({ queue, onGoOn }: { queue: CallQueue; onGoOn: () => void }) {
  const text = followUpText.useText();
  const values = { done: countLeft(queue), total: queue.calls.length };
  return (
    <p className={classes.kept}>
      {text('calls.resume', values)}
      <Button look="main" autoFocus onClick={onGoOn}>
        {text('calls.goOn')}
      </Button>
    </p>
  );
}

interface ChoiceProps {
  calls: Calls;
  isFirst: boolean;
  onStart: (queue: CallQueue) => void;
}

function Choice({ calls, isFirst, onStart }: ChoiceProps) {
  const text = followUpText.useText();
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const hasCalls = calls.items.some(({ kind }) => kind === 'call');
  const isChosen = (call: Call) => changed[call.task_id] ?? (!hasCalls || call.kind === 'call');
  const chosen = calls.items.filter(isChosen);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0)
          onStart({ calls: chosen.map((one) => toQueued(one, calls)), left: {} });
      }}
    >
      <h2 className={classes.heading}>{text('calls.choose')}</h2>
      <p className={classes.quiet}>{text('calls.chooseText')}</p>
      <ul className={classes.choice}>
        {calls.items.map((call) => (
          <li key={call.task_id}>
            <label className={classes.line}>
              <input
                type="checkbox"
                checked={isChosen(call)}
                onChange={({ target }) =>
                  setChanged({ ...changed, [call.task_id]: target.checked })
                }
              />
              <CallLine call={call} refs={calls.refs} />
            </label>
          </li>
        ))}
      </ul>
      <Button
        type="submit"
        look={isFirst ? 'main' : 'plain'}
        disabled={chosen.length === 0}
        icon={<PhoneCall size={14} aria-hidden="true" />}
      >
        {chosen.length === 0 ? text('calls.tick') : text('calls.start', { count: chosen.length })}
      </Button>
    </form>
  );
}

function CallLine({ call, refs }: { call: Call; refs: Calls['refs'] }) {
  const text = followUpText.useText();
  const who = useStore(reader);
  const name = nameOf(call, refs);
  return (
    <span className={classes.lineText}>
      <strong>{name || call.subject}</strong>
      {name && <span>{call.subject}</span>}
      <span className={classes.quiet}>
        {[
          call.due_on && sayDay({ due_on: call.due_on, due_at: call.due_at }, who),
          call.phone ?? text('calls.noNumber'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function nameOf({ person_id, company_id }: Call, refs: Calls['refs']): string {
  const named = refs[person_id ?? ''] ?? refs[company_id ?? ''];
  return named?.title ?? '';
}

function toQueued(call: Call, { refs }: Calls): QueuedCall {
  const subject = subjectOf(call);
  return {
    key: call.task_id,
    task_id: call.task_id,
    subject: subject && refs[subject.id] ? subject : null,
    name: nameOf(call, refs) || call.subject,
    about: call.subject,
  };
}
