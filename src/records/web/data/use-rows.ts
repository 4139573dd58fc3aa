import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
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
  const pages = answer.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.items as AnyRecord[]) ?? [], [pages]);
  const refs = useMemo(
    () => Object.assign({}, ...(pages?.map((page) => page.refs) ?? [])) as Refs,
    [pages],
  );
  return {
    rows,
    refs,
    isPending: answer.isPending,
    isPlaceholder: answer.isPlaceholderData,
    error: answer.error,
    hasMore: answer.hasNextPage,
    loadMore: () => {
      if (answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
    },
    retry: () => void answer.refetch(),
  };
}
