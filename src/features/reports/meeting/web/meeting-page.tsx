import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, Presentation } from 'lucide-react';
import { failureOf, isUnreachable } from '#src/web/api/api-problem.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { NotKept } from '#src/web/ui/not-kept.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { HeldMeeting } from './held-meeting.tsx';
import classes from './meeting.module.css';
import { meetingQuery } from './meeting-queries.ts';
import { meetingText } from './meeting-text.ts';
import { OpenMeeting } from './open-meeting.tsx';
import { PlannedMeeting } from './planned-meeting.tsx';

/** One meeting: what it will open with, its agenda while it is held, its minutes afterwards. */
export function MeetingPage() {
  const text = meetingText.useText();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = useQuery(meetingQuery(id));
  const { data } = query;
  const error = failureOf(query);
  if (data?.status === 'open') return <OpenMeeting key={id} meeting={data} />;
  return (
    <>
      <PageHeader title={data?.name ?? text('title')} before={<Back />} />
      <div className={classes.page}>
        {!data && !error && <SkeletonRows count={6} />}
        {isUnreachable(error) && !data && <NotKept retry={query.refetch} />}
        {error && !isUnreachable(error) && (
          <EmptyState icon={Presentation} title={text('title')}>
            {text('unknown')}
          </EmptyState>
        )}
        {data?.status === 'planned' && <PlannedMeeting meeting={data} />}
        {data?.status === 'ended' && <HeldMeeting meeting={data} />}
      </div>
    </>
  );
}

function Back() {
  const text = meetingText.useText();
  return (
    <Link to="/meetings" className={classes.back} aria-label={text('back')}>
      <ArrowLeft size={16} aria-hidden="true" />
    </Link>
  );
}
