import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Gavel } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './meeting.module.css';
import { decidedQuery } from './meeting-queries.ts';
import { meetingText } from './meeting-text.ts';
import { DecisionItem } from './parts/decision-item.tsx';

/** What was decided, the latest first: all of it, on one dashboard or report, or one alone. */
export function LogPage() {
  const text = meetingText.useText();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { board, report_id } = useSearch({ strict: false }) as {
    board?: string;
    report_id?: string;
  };
  const query = { ...(board && { board }), ...(report_id && { report_id }) };
  const { data, isPending, error } = useQuery(decidedQuery(query));
  const shown = id ? data?.filter((one) => one.id === id) : data;
  return (
    <>
      <PageHeader title={text('log')}>
        <Link to="/meetings" className={classes.link}>
          {text('back')}
        </Link>
      </PageHeader>
      <div className={classes.page}>
        {isPending && <SkeletonRows count={6} />}
        {error && <p role="alert">{error.message}</p>}
        {shown?.length === 0 && (
          <EmptyState icon={Gavel} title={text('logNone.title')}>
            {text('logNone.text')}
          </EmptyState>
        )}
        {shown?.map((decision) => (
          <DecisionItem
            key={decision.id}
            decision={decision}
            meetingId={decision.meeting?.id ?? ''}
            isLogged
          />
        ))}
      </div>
    </>
  );
}
