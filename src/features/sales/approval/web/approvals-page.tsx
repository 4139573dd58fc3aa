import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { ApprovalCard as Card } from '../approval-api.ts';
import classes from './approvals-page.module.css';
import { ApprovalCard } from './card/approval-card.tsx';
import { approvalsQuery } from './shared/approval-queries.ts';
import { approvalText } from './shared/approval-text.ts';

type Cards = readonly Card[];

const BOXES = ['waiting', 'asked', 'answered'] as const;

/** What waits for one, what one asked for, and what one has decided. */
export function ApprovalsPage() {
  const text = approvalText.useText();
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <Loaded query={useBoxes()} failed={text('failed')}>
          {(boxes) =>
            boxes.some(({ cards }) => cards.length > 0) ? <Boxes boxes={boxes} /> : <None />
          }
        </Loaded>
      </div>
    </>
  );
}

/** All boxes as one answer, for only of all together can be said that nothing is there. */
function useBoxes() {
  return useQueries({ queries: BOXES.map((box) => approvalsQuery({ box })), combine: joinBoxes });
}

function joinBoxes(answers: UseQueryResult<Cards>[]) {
  const boxes = answers.flatMap(({ data }, at) => (data ? { box: BOXES[at]!, cards: data } : []));
  return {
    data: boxes.length === BOXES.length ? boxes : undefined,
    error: answers.find(({ error }) => error)?.error ?? null,
    refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
  };
}

function None() {
  const text = approvalText.useText();
  return (
    <EmptyState icon={CircleCheck} title={text('empty')}>
      {text('emptyText')}
    </EmptyState>
  );
}

interface Box {
  box: (typeof BOXES)[number];
  cards: Cards;
}

function Boxes({ boxes }: { boxes: readonly Box[] }) {
  const text = approvalText.useText();
  return boxes
    .filter(({ cards }) => cards.length > 0)
    .map(({ box, cards }) => (
      <section key={box} className={classes.box}>
        <h2 className={classes.heading}>
          {text(`box_${box}`)} {box === 'waiting' && <span>{cards.length}</span>}
        </h2>
        {cards.map((card) => (
          <ApprovalCard key={card.id} card={card} />
        ))}
      </section>
    ));
}
