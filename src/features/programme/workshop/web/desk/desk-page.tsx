import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Presentation } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { workshopWords } from '../shared/words/workshop-words.ts';
import { deskQuery, useLiveBoard } from '../shared/workshop-queries.ts';
import { JoinBox } from './aside/join-box.tsx';
import { PeopleBox } from './aside/people-box.tsx';
import { TimerBox } from './aside/timer-box.tsx';
import classes from './desk.module.css';
import { DeskMenu } from './desk-menu.tsx';
import type { DeskProps } from './desk-props.ts';
import { deskText } from './desk-text.ts';
import { SuggestionsPart } from './group/suggestions-part.tsx';
import { NowPart } from './now-part.tsx';
import { StepContent } from './parts/step-content.tsx';
import { PrepareDialog } from './prepare/prepare-dialog.tsx';
import { StepRail } from './step-rail.tsx';

/** The facilitator's one screen: what to do now, what comes next, who is here. */
export function DeskPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const text = deskText.useText();
  const words = workshopWords.useText();
  const query = useQuery(deskQuery(id));
  const desk = query.data;
  const live = useLiveBoard(id, desk?.code);
  const board = live.data;
  const who = useStore(reader);
  return (
    <>
      <PageHeader
        title={desk?.title ?? text('screen')}
        note={desk && <span className={classes.day}>{formatDay(desk.held_on, who)}</span>}
      >
        {desk?.may_run && board && <DeskMenu desk={desk} board={board} />}
      </PageHeader>
      <div className={classes.page}>
        <Loaded query={query} failed={words('failed')} icon={Presentation}>
          {(read) =>
            read.may_run ? (
              <Loaded query={live} failed={words('failed')} icon={Presentation}>
                {(shown) => <Desk desk={read} board={shown} />}
              </Loaded>
            ) : (
              <NotYours id={id} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}

function Desk({ desk, board }: DeskProps) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const steps = board.steps.map(({ kind }) => ({ name: kind, label: words(`step.${kind}`) }));
  const isOver = board.kind === 'closed';
  return (
    <div className={classes.desk}>
      <StepRail steps={steps} now={board.kind} label={text('steps')} />
      <div className={classes.main}>
        {!desk.facilitator.active && <FacilitatorLeft desk={desk} />}
        <NowPart board={board} />
        <StepContent desk={desk} board={board} />
      </div>
      <aside className={classes.aside}>
        {!isOver && <TimerBox board={board} />}
        <PeopleBox board={board} />
        {board.kind === 'group' && <SuggestionsPart board={board} />}
        <JoinBox desk={desk} isOver={isOver} />
      </aside>
    </div>
  );
}

/** Who leads goes on, and names somebody new. */
function FacilitatorLeft({ desk }: Pick<DeskProps, 'desk'>) {
  const text = deskText.useText();
  const [isPreparing, prepare] = useState(false);
  return (
    <div className={classes.left}>
      <p>{text('facilitatorLeft', { name: desk.facilitator.name })}</p>
      <Button onClick={() => prepare(true)}>{text('nameFacilitator')}</Button>
      {isPreparing && <PrepareDialog desk={desk} close={() => prepare(false)} />}
    </div>
  );
}

function NotYours({ id }: { id: string }) {
  const text = deskText.useText();
  return (
    <EmptyState
      icon={Presentation}
      title={text('notYours')}
      actions={
        <Link className={classes.link} to={`/workshops/${id}/answers` as string}>
          {text('readAnswers')}
        </Link>
      }
    />
  );
}
