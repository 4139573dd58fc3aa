import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { saveDecisions } from '../../decision-api.ts';
import {
  agreedQuery,
  type DecisionsAnswer,
  decisionsQuery,
  type PreviewAnswer,
  previewQuery,
} from '../decision-queries.ts';
import { decisionText } from '../decision-text.ts';
import classes from '../decisions.module.css';
import { AskedStep } from './asked-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { ObjectiveStep } from './objective-step.tsx';
import {
  type Agreed,
  beginDraft,
  isReady,
  type SetUpDraft,
  STEPS,
  toBody,
} from './set-up-draft.ts';

/** Objective, decisions, what they ask of whom, confirm: one thing at a time. */
export function SetUpPage() {
  const text = decisionText.useText();
  const { data } = useQuery(decisionsQuery);
  const agreed = useQuery({ ...agreedQuery, enabled: data?.basis === null });
  const isKnown = data && (data.basis !== null || !agreed.isLoading);
  return (
    <>
      <PageHeader title={text('setUp.title')} />
      <div className={classes.page}>
        {isKnown ? <SetUp now={data} agreed={agreed.data} /> : <SkeletonRows count={6} />}
      </div>
    </>
  );
}

function SetUp({ now, agreed }: { now: DecisionsAnswer; agreed: Agreed }) {
  const text = decisionText.useText();
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState(() => beginDraft(now.basis, agreed));
  const { data: preview } = useQuery(previewQuery(toBody(draft.chosen)));
  const save = useSave(now, draft);
  const step = STEPS[at]!;
  const parts = { draft, onChange: setDraft, preview };
  const refused = step === 'objective' ? undefined : preview?.refused;
  const isLast = at === STEPS.length - 1;
  const top = useRef<HTMLDivElement>(null);
  function goTo(next: number): void {
    setAt(next);
    top.current?.scrollIntoView();
  }
  return (
    <div className={classes.column} ref={top}>
      <ol className={classes.steps} aria-label={text('steps.label')}>
        {STEPS.map((one, index) => (
          <li key={one} aria-current={index === at ? 'step' : undefined}>
            {index + 1}. {text(`steps.${one}`)}
          </li>
        ))}
      </ol>
      {step === 'objective' && <ObjectiveStep {...parts} />}
      {step === 'choose' && <ChooseStep {...parts} />}
      {step === 'asked' && <AskedStep {...parts} />}
      {step === 'confirm' && <ConfirmStep {...parts} />}
      <div className={classes.foot}>
        <Budget preview={preview} />
        <div>
          {at > 0 && <Button onClick={() => goTo(at - 1)}>{text('steps.back')}</Button>}
          <Button
            look="main"
            busy={save.isPending}
            disabled={!isReady(step, draft) || (refused !== undefined && step !== 'choose')}
            onClick={() => (isLast ? save.mutate() : goTo(at + 1))}
          >
            {isLast ? text('setUp.confirm') : text('steps.next')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Budget({ preview }: { preview: PreviewAnswer | undefined }) {
  const text = decisionText.useText();
  if (!preview) return <span />;
  const { reports, most_reports, fields, most_fields } = preview.budget;
  return (
    <span className={classes.quiet} aria-live="polite">
      {text('budget', { reports, mostReports: most_reports, fields, mostFields: most_fields })}
    </span>
  );
}

/** Sets everything up at once; the message offers to take it back. */
function useSave(now: DecisionsAnswer, draft: SetUpDraft) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () =>
      call<typeof saveDecisions>(
        'PUT /api/v1/decisions',
        {
          body: {
            objective: draft.objective.trim(),
            metric: draft.metric,
            target: draft.target.trim() || null,
            decisions: toBody(draft.chosen),
            ...(now.basis && { version: now.basis.version }),
          },
        },
        { says: decisionText.text('setUp.done') },
      ),
    onError: (error: Error) => showToast(error.message, { tone: 'bad' }),
    onSuccess: async () => {
      const changed = ['decision_basis', 'report', 'dashboard', 'record_page', 'custom_field'];
      await invalidateTypes(client, new Set(changed));
      await navigate({ to: '/decisions' as string });
    },
  });
}
