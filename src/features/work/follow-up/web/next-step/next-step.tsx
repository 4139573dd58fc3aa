import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { whenLeft } from '#src/features/work/task/web/shared/leaving-tasks.ts';
import type { Step } from '#src/features/work/task/web/shared/step/read-step.ts';
import { StepField } from '#src/features/work/task/web/shared/step/step-field.tsx';
import { useTaskVerbs } from '#src/features/work/task/web/shared/use-task-verbs.ts';
import { VisitLink } from '#src/features/work/visit/web/shared/visit-link.tsx';
import { findListedRecord } from '#src/records/web/data/record-cache.ts';
import { failureOf } from '#src/web/api/api-problem.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { Button } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { type NextStepAnswer, nextStepQuery } from '../follow-up-query.ts';
import { followUpText } from '../follow-up-text.ts';
import { type StepSubject, usePlanStep } from '../use-plan-step.ts';
import classes from './next-step.module.css';
import { StepCard } from './step-card.tsx';

/** What comes after a step that is being finished; after none, where one more is planned. */
interface Asking {
  after: string;
  kind: Step['kind'];
  id: string | null;
}

/** On top of a person, company, deal or case: what comes next, or the one field to say it. */
export function NextStep({ type, id }: { type: string; id: string }) {
  const text = followUpText.useText();
  const navigate = useNavigate();
  const query = useQuery(nextStepQuery(type, id));
  const { data } = query;
  const [asking, setAsking] = useState<Asking | null>(null);
  const client = useQueryClient();
  const kept = client.getQueryData<KeptRecord>([type, 'one', id]);
  const record = kept ?? (findListedRecord(client, type, id) as KeptRecord | undefined);
  const name = record?.title ?? '';
  const visited = visitedBy({ type, id }, record);
  const subject = { type, id };
  const { finish } = useTaskVerbs();
  function askAfter(step: NonNullable<NextStepAnswer['step']>): void {
    setAsking({ after: step.subject, kind: step.kind as Step['kind'], id: step.id });
  }
  useKeys([
    {
      keys: 'd',
      label: text('next.finish'),
      group: 'do',
      run: () => {
        if (!data?.step) return;
        askAfter(data.step);
        void finish(data.step);
      },
    },
    {
      keys: 'v',
      label: text('next.visit'),
      group: 'do',
      run: () => visited && void navigate({ to: `/visit/${visited.type}/${visited.id}` }),
    },
  ]);
  if (!data && failureOf(query)) {
    return (
      <section className={classes.next} aria-label={text('next.title')}>
        <h2 className={classes.title}>{text('next.title')}</h2>
        <ReadNote query={query} />
      </section>
    );
  }
  if (!data) return <div className={classes.waiting} />;
  const { step, others } = data;
  const fallback = asking?.after || text('next.fallback');
  const isOpen = asking !== null || step === null;
  return (
    <section className={classes.next} aria-label={text('next.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{text('next.title')}</h2>
        {visited && (
          <VisitLink
            subject={visited}
            name={name}
            withWord
            className={classes.visit}
            shortcut="V"
          />
        )}
      </div>
      {step && (
        <StepCard step={step} others={others} subject={subject} onFinish={() => askAfter(step)} />
      )}
      {!step && <p className={classes.none}>{text(asking?.after ? 'next.done' : 'next.none')}</p>}
      {isOpen ? (
        <AskStep
          subject={subject}
          fallback={fallback}
          asking={asking}
          onClose={() => setAsking(null)}
        />
      ) : (
        <Button
          look="quiet"
          className={classes.add ?? ''}
          onClick={() => setAsking({ after: '', kind: null, id: null })}
        >
          {text('next.add')}
        </Button>
      )}
    </section>
  );
}

interface KeptRecord {
  title: string;
  person_id?: string | null;
  company_id?: string | null;
}

/** Whom one meets about it: of a deal or case its person, else its company. */
function visitedBy({ type, id }: StepSubject, record: KeptRecord | undefined): Visited | null {
  if (type === 'person' || type === 'company') return { type, id };
  if (record?.person_id) return { type: 'person', id: record.person_id };
  return record?.company_id ? { type: 'company', id: record.company_id } : null;
}

type Visited = Parameters<typeof VisitLink>[0]['subject'];

interface AskStepProps {
  subject: StepSubject;
  fallback: string;
  /** Asked for by the person: the field takes the focus. */
  asking: Asking | null;
  onClose: () => void;
}

function AskStep({ subject, fallback, asking, onClose }: AskStepProps) {
  const [words, setWords] = useDraft(`step.${subject.id}`, '');
  const [busy, setBusy] = useState(false);
  const plan = usePlanStep();
  return (
    <StepField
      // a field that was there already takes the focus as it is asked for
      key={String(asking !== null)}
      words={words}
      onChange={setWords}
      fallback={fallback}
      autoFocus={asking !== null}
      busy={busy}
      onCancel={onClose}
      onSave={async (step) => {
        setBusy(true);
        if (asking?.id) await whenLeft(asking.id);
        const kind = asking?.kind ?? null;
        const isSame = step.subject === fallback && step.kind === null;
        const isKept = await plan(subject, isSame ? { ...step, kind } : step);
        setBusy(false);
        if (!isKept) return;
        setWords('');
        onClose();
      }}
    />
  );
}
