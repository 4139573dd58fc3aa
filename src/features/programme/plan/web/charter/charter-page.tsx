import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { BackToProgramme } from '../parts/back-to-programme.tsx';
import classes from '../programme.module.css';
import { type ProgrammePageAnswer, programmeQuery, useStep } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { AffectedFields, FewerField } from './affected-fields.tsx';
import { beginDraft, isReady, namesFewer, toBody } from './charter-draft.ts';
import { KeptOpenFields } from './kept-open-fields.tsx';
import { ObjectiveFields } from './objective-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import { TimeFields } from './time-fields.tsx';

/** One page that says what it is for, who answers for it, whom it concerns and what it may take. */
export function CharterPage() {
  const text = programmeText.useText();
  const { data } = useQuery(programmeQuery);
  return (
    <>
      <PageHeader title={text('charterTitle')} before={<BackToProgramme />} />
      <div className={classes.page}>
        {data ? <CharterForm now={data} /> : <SkeletonRows count={6} />}
      </div>
    </>
  );
}

function CharterForm({ now }: { now: ProgrammePageAnswer }) {
  const text = programmeText.useText();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => beginDraft(now));
  const back = () => void navigate({ to: '/programme' as string });
  const save = useStep('PUT /api/v1/programme/charter', text('charterSaved'));
  const parts = { draft, set: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }) };
  const running = now.programme?.ended ? null : now.programme;
  const hasBegun = (running?.stand.stages ?? []).some(
    ({ name, state }) => name === 'charter' && state === 'done',
  );
  async function submit(): Promise<void> {
    if (await save.go({ body: toBody(draft, running?.version ?? 0) })) back();
  }
  return (
    <form
      className={classes.column}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{text('charterLead')}</p>
      <ObjectiveFields {...parts} />
      <PeopleFields {...parts} />
      <AffectedFields {...parts} />
      {hasBegun && namesFewer(draft, now) && now.may.sponsor && <FewerField {...parts} />}
      <TimeFields {...parts} hasBegun={hasBegun} />
      {!hasBegun && now.in_use.length > 0 && <KeptOpenFields {...parts} inUse={now.in_use} />}
      <div className={classes.foot}>
        <Button look="quiet" onClick={back}>
          {text('cancel')}
        </Button>
        <Button type="submit" look="main" busy={save.isBusy} disabled={!isReady(draft)}>
          {text('saveCharter')}
        </Button>
      </div>
    </form>
  );
}
