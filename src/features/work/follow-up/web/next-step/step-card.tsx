import { lazy, Suspense, useState } from 'react';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import {
  FinishButton,
  TaskActions,
  type TaskPanel,
} from '#src/features/work/task/web/shared/task-row.tsx';
import { daysBetween } from '#src/lib/days.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { NextStepAnswer } from '../follow-up-query.ts';
import { followUpText } from '../follow-up-text.ts';
import type { StepSubject } from '../use-plan-step.ts';
import classes from './next-step.module.css';

const FinishForm = lazy(async () => ({
  default: (await import('#src/features/work/task/web/shared/finish-form.tsx')).FinishForm,
}));

type Step = NonNullable<NextStepAnswer['step']>;

interface StepCardProps {
  step: Step;
  others: number;
  subject: StepSubject;
  /** It is being finished: what comes next is asked. */
  onFinish: () => void;
}

/** The next step: what, when, whose; finished, moved or handed over by one press. */
export function StepCard({ step, others, subject, onFinish }: StepCardProps) {
  const [panel, setPanel] = useState<TaskPanel>(null);
  const task = { id: step.id, subject: step.subject, kind: step.kind };
  return (
    <div className={classes.card}>
      <div className={classes.row}>
        <FinishButton task={task} onLeave={onFinish} />
        <div className={classes.what}>
          <RecordLink type="task" id={step.id} className={classes.subject}>
            {step.kind && step.kind !== 'follow_up' && <KindIcon kind={step.kind} />} {step.subject}
          </RecordLink>
          <Facts step={step} others={others} withPerson={subject.type !== 'person'} />
        </div>
        <TaskActions task={task} panel={panel} onPanel={setPanel} />
      </div>
      {panel === 'tell' && (
        <Suspense>
          <FinishForm task={task} onClose={() => setPanel(null)} onFinish={() => setPanel(null)} />
        </Suspense>
      )}
    </div>
  );
}

interface FactsProps {
  step: Step;
  others: number;
  withPerson: boolean;
}

function Facts({ step, others, withPerson }: FactsProps) {
  const text = followUpText.useText();
  const facts = [
    step.promised_by === 'them' && text('next.theirs'),
    step.by ?? text('next.you'),
    withPerson && step.person,
    others > 0 && text('next.others', { count: others }),
  ].filter(Boolean);
  return (
    <p className={classes.facts}>
      <Due step={step} />
      {facts.map((fact) => (
        <span key={String(fact)}> · {fact}</span>
      ))}
    </p>
  );
}

function Due({ step: { due_on, due_at } }: { step: Step }) {
  const text = followUpText.useText();
  const who = useStore(reader);
  if (!due_on) return <span>{text('next.noDay')}</span>;
  const day = due_at ? todayIn(who.timeZone, Date.parse(due_at)) : due_on;
  const late = daysBetween(day, todayIn(who.timeZone));
  const said = sayDay({ due_on: day, due_at }, who);
  if (late <= 0) return <time dateTime={due_at ?? day}>{said}</time>;
  return (
    <time dateTime={due_at ?? day} title={said} className={classes.late}>
      {text('next.late', { count: late })}
    </time>
  );
}
