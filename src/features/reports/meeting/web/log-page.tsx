import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Gavel } from 'lucide-react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { Decided } from '../meeting-api.ts';
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
  const decided = useQuery(decidedQuery(query));
  return (
    <>
      <PageHeader title={text('log')}>
        <Link to="/meetings" className={classes.link}>
          {text('back')}
        </Link>
      </PageHeader>
      <div className={classes.page}>
        <Loaded query={decided} failed={text('logFailed')} icon={Gavel} rows={6}>
          {(all) => <Decisions shown={id ? all.filter((one) => one.id === id) : all} />}
        </Loaded>
      </div>
    </>
  );
}

function Decisions({ shown }: { shown: readonly Decided[] }) {
  const text = meetingText.useText();
  if (shown.length === 0) {
    return (
      <EmptyState icon={Gavel} title={text('logNone.title')}>
        {text('logNone.text')}
      </EmptyState>
    );
  }
  return shown.map((decision) => (
    <DecisionItem
      key={decision.id}
      decision={decision}
      meetingId={decision.meeting?.id ?? ''}
      isLogged
    />
  ));
}
