import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Route } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { CharterHead, CharterPart } from './parts/charter-part.tsx';
import { CostsPart } from './parts/costs-part.tsx';
import { EndPart } from './parts/end-part.tsx';
import { EstimatesPart } from './parts/estimates-part.tsx';
import { GatePart } from './parts/gate-part.tsx';
import { LocksPart } from './parts/locks-part.tsx';
import { OverridesPart } from './parts/overrides-part.tsx';
import { StageLine } from './parts/stage-line.tsx';
import classes from './programme.module.css';
import { type ProgrammePageAnswer, programmeQuery } from './programme-queries.ts';
import { programmeText } from './programme-text.ts';

/** Where we are, what comes next and what it takes; the same for everybody. */
export function ProgrammePage() {
  const text = programmeText.useText();
  const navigate = useNavigate();
  const query = useQuery(programmeQuery);
  const { data } = query;
  const write = () => void navigate({ to: '/programme/charter' as string });
  const canChange = data?.programme && data.may.lead;
  return (
    <>
      <PageHeader title={text('title')}>
        {canChange && (
          <Button onClick={write}>
            {text(data.programme?.ended ? 'newCharter' : 'changeCharter')}
          </Button>
        )}
      </PageHeader>
      <div className={classes.page}>
        <ReadNote query={query} rows={6} />
        {data && !data.programme && (
          <EmptyState
            icon={Route}
            title={text('noneTitle')}
            actions={
              data.may.lead && (
                <Button look="main" onClick={write}>
                  {text('writeCharter')}
                </Button>
              )
            }
          >
            {text(data.may.lead ? 'lead' : 'noneOthers')}
          </EmptyState>
        )}
        {data && !data.programme && (
          <div className={classes.column}>
            <CostsPart />
          </div>
        )}
        {data?.programme && <Running {...data} programme={data.programme} />}
      </div>
    </>
  );
}

type RunningProps = Pick<ProgrammePageAnswer, 'may'> & {
  programme: NonNullable<ProgrammePageAnswer['programme']>;
};

function Running({ programme, may }: RunningProps) {
  return (
    <div className={classes.column}>
      <CharterHead {...{ programme, may }} />
      <StageLine stand={programme.stand} />
      {!programme.ended && <GatePart {...{ programme, may }} />}
      <OverridesPart overrides={programme.overrides} />
      {!programme.ended && <LocksPart {...{ programme, may }} />}
      <CharterPart programme={programme} />
      <EstimatesPart may={may} />
      <CostsPart />
      <EndPart {...{ programme, may }} />
    </div>
  );
}
