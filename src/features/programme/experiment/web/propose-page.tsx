import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { HearingPage } from '#src/features/programme/concern/web/shared/hearing-page.tsx';
import { concernQuery } from '#src/features/programme/concern/web/shared/hearing-queries.ts';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { PARTS } from '../experiment.ts';
import type { proposeExperiment } from '../experiment-api.ts';
import { bodyOf, type Draft, PartsForm } from './parts-form.tsx';

const NOTHING = Object.fromEntries(PARTS.map((name) => [name, ''])) as Draft;

/** What is tried answers a concern: without one, the concerns are the place to begin. */
export function ProposePage() {
  const { concern } = useSearch({ strict: false }) as { concern?: string };
  if (!concern) return <Navigate to={'/concerns' as string} replace />;
  return <Proposal concernId={concern} />;
}

/** Proposes what to try; what is not known yet can be said later. */
function Proposal({ concernId }: { concernId: string }) {
  const text = hearingText.useText();
  const navigate = useNavigate();
  const { attempt, isBusy } = useAttempt(['concern', 'experiment']);
  const { member } = useMe();
  const query = useQuery(concernQuery(concernId));
  const [draft, setDraft] = useState<Draft>({ ...NOTHING, owner_id: member.id });
  async function save(): Promise<void> {
    const made = await attempt(() =>
      call<typeof proposeExperiment>(
        'POST /api/v1/experiments',
        { body: { concern_id: concernId, ...bodyOf(draft) } },
        { says: text('saved') },
      ),
    );
    if (made) await navigate({ to: `/experiments/${made.id}` as string });
  }
  return (
    <HearingPage title={text('tryIt')} query={query}>
      {(data) => (
        <>
          <p className={classes.quiet}>
            {text('exp.about')}: {data.title}
          </p>
          <PartsForm
            concernId={concernId}
            draft={draft}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          <div className={classes.foot}>
            <Button look="main" busy={isBusy} onClick={() => void save()}>
              {text('save')}
            </Button>
          </div>
        </>
      )}
    </HearingPage>
  );
}
