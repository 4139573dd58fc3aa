import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Subject, SubjectType } from '#src/features/work/activity/subject.ts';
import { isUnreachable } from '#src/web/api/api-problem.ts';
import { Button } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { ComposeBox } from './compose/compose-box.tsx';
import { ActivityItem } from './entries/activity-item.tsx';
import { DoneTaskItem } from './entries/done-task-item.tsx';
import { TurnItem } from './entries/turn-item.tsx';
import { foldFinished } from './fold-finished.ts';
import { OpenTasks } from './open-tasks.tsx';
import { ScrollEnd } from './scroll-end.tsx';
import classes from './timeline.module.css';
import { type Refs, timelineQuery } from './timeline-query.ts';
import { timelineText } from './timeline-text.ts';

/** What happened with a person, a company, a deal or a case: write it down, see what is owed, read what was. */
export function Timeline({ type, id }: { type: string; id: string }) {
  const subject = useMemo(() => ({ type: type as SubjectType, id }), [type, id]);
  return (
    <div className={classes.timeline}>
      <ComposeBox key={id} subject={subject} />
      <Entries subject={subject} />
    </div>
  );
}

function Entries({ subject }: { subject: Subject }) {
  const text = timelineText.useText();
  const query = useInfiniteQuery(timelineQuery(subject));
  const pages = query.data?.pages;
  const refs = useMemo(
    () => Object.assign({}, ...(pages ?? []).map((p) => p.refs)) as Refs,
    [pages],
  );
  if (query.isPending) return <SkeletonRows count={4} />;
  if (!pages?.[0]) {
    if (isUnreachable(query.error)) return <ReadNote query={query} />;
    return (
      <p className={classes.empty}>
        {text('failed')} <Button onClick={() => void query.refetch()}>{text('retry')}</Button>
      </p>
    );
  }
  const items = pages.flatMap((page) => page.items);
  const { open, more_open } = pages[0];
  return (
    <>
      {open.length > 0 && <OpenTasks tasks={open} more={more_open} {...{ refs, subject }} />}
      {items.length + open.length === 0 && <p className={classes.empty}>{text('empty')}</p>}
      <ol className={classes.items}>
        {foldFinished(items).map((item) =>
          item.type === 'activity' ? (
            <ActivityItem key={item.id} entry={item} {...{ refs, subject }} />
          ) : item.type === 'turn' ? (
            <TurnItem key={item.id} entry={item} {...{ refs, subject }} />
          ) : (
            <DoneTaskItem key={item.id} entry={item} {...{ refs, subject }} />
          ),
        )}
      </ol>
      <ScrollEnd
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onReach={() => void query.fetchNextPage()}
      />
    </>
  );
}
