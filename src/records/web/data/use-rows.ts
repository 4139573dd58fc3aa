import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { failureOf } from '#src/web/api/api-problem.ts';
import type { AnyRecord, ListQuery, Refs } from './record-client.ts';
import { listQuery } from './record-queries.ts';

export interface Rows {
  rows: AnyRecord[];
  refs: Refs;
  isPending: boolean;
  /** What is shown belongs to the query before this one. */
  isPlaceholder: boolean;
  error: Error | null;
  hasMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

/** The rows of a list as far as they have been scrolled to. */
export function useRows(declaration: RecordDeclaration, query: ListQuery): Rows {
  const answer = useInfiniteQuery(listQuery(declaration, query));
  const failure = failureOf(answer);
  const pages = answer.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.items as AnyRecord[]) ?? [], [pages]);
  const refs = useMemo(
    () => Object.assign({}, ...(pages?.map((page) => page.refs) ?? [])) as Refs,
    [pages],
  );
  return {
    rows,
    refs,
    isPending: answer.isPending && !failure,
    isPlaceholder: answer.isPlaceholderData,
    error: failure,
    hasMore: answer.hasNextPage,
    loadMore: () => {
      if (answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
    },
    retry: () => void answer.refetch(),
  };
}
