import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { type ImportList, importRowsQuery, type RowOutcome } from '../import-queries.ts';
import { importText } from '../import-text.ts';
import { RowItem } from './row-item.tsx';
import classes from './row-list.module.css';

interface RowListProps {
  list: ImportList;
  outcome: RowOutcome | undefined;
}

const ROW_PX = 48;
const LOAD_AHEAD = 30;

/** The rows of the list and what becomes of each; only those in sight are drawn. */
export function RowList({ list, outcome }: RowListProps) {
  const text = importText.useText();
  const answer = useInfiniteQuery(importRowsQuery(list, outcome));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? [];
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (at) => rows[at]?.line ?? at,
  });
  const items = virtual.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;
  useEffect(() => {
    const isNear = lastInSight >= rows.length - LOAD_AHEAD;
    if (hasNextPage && isNear && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastInSight, rows.length]);
  if (answer.isPending) return <SkeletonRows count={10} />;
  if (answer.error && rows.length === 0) {
    const retry = <Button onClick={() => void answer.refetch()}>{text('rows.retry')}</Button>;
    return (
      <EmptyState title={text('rows.failed')} actions={retry}>
        {answer.error instanceof ApiProblem ? answer.error.message : ''}
      </EmptyState>
    );
  }
  if (rows.length === 0) return <EmptyState title={text('rows.none')} />;
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label={text('rows.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: so that it scrolls by keyboard
      tabIndex={0}
    >
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          return row ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <RowItem row={row} list={list} />
            </li>
          ) : null;
        })}
      </ul>
      {isFetchingNextPage && <p className={classes.loading}>{text('rows.loading')}</p>}
    </section>
  );
}
