import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './approvals-page.module.css';
import { ApprovalCard } from './card/approval-card.tsx';
import { approvalQuery } from './shared/approval-queries.ts';
import { approvalText } from './shared/approval-text.ts';

/** One request, where a notice or a mail leads. */
export function ApprovalPage() {
  const text = approvalText.useText();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error } = useQuery(approvalQuery(id));
  return (
    <>
      <PageHeader title={text('one')} />
      <div className={classes.page}>
        {!data && !error && <SkeletonRows count={6} />}
        {error && <EmptyState title={text('failed')}>{error.message}</EmptyState>}
        {data && (
          <div className={classes.box}>
            <ApprovalCard card={data} />
          </div>
        )}
      </div>
    </>
  );
}
