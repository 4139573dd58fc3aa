import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './approvals-page.module.css';
import { ApprovalCard } from './card/approval-card.tsx';
import { approvalsQuery } from './shared/approval-queries.ts';
import { approvalText } from './shared/approval-text.ts';

const BOXES = ['waiting', 'asked', 'answered'] as const;

/** What waits for one, what one asked for, and what one has decided. */
export function ApprovalsPage() {
  const text = approvalText.useText();
  const waiting = useQuery(approvalsQuery({ box: 'waiting' }));
  const asked = useQuery(approvalsQuery({ box: 'asked' }));
  const answered = useQuery(approvalsQuery({ box: 'answered' }));
  const boxes = { waiting, asked, answered };
  const failed = BOXES.map((box) => boxes[box].error).find((error) => error !== null);
  const isLoading = BOXES.some((box) => boxes[box].isPending);
  const isEmpty = BOXES.every((box) => boxes[box].data?.length === 0);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        {isLoading && !failed && <SkeletonRows />}
        {failed && <EmptyState title={text('failed')}>{failed.message}</EmptyState>}
        {isEmpty && (
          <EmptyState icon={CircleCheck} title={text('empty')}>
            {text('emptyText')}
          </EmptyState>
        )}
        {BOXES.map((box) => {
          const cards = boxes[box].data ?? [];
          if (cards.length === 0) return null;
          return (
            <section key={box} className={classes.box}>
              <h2 className={classes.heading}>
                {text(`box_${box}`)} {box === 'waiting' && <span>{cards.length}</span>}
              </h2>
              {cards.map((card) => (
                <ApprovalCard key={card.id} card={card} />
              ))}
            </section>
          );
        })}
      </div>
    </>
  );
}
