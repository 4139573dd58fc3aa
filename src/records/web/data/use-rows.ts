import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { failureOf, isUnreachable } from '#src/web/api/api-problem.ts';
import { connection } from '#src/web/api/connection.ts';
import { useStore } from '#src/web/api/store.ts';
import type { AnyRecord, ListQuery, RecordPage, Refs } from './record-client.ts';
import { listQuery } from './record-queries.ts';

export interface Rows {
  rows: AnyRecord[];
  refs: Refs;
  isPending: boolean;
  /** What is shown belongs to the query before this one. */
  isPlaceholder: boolean;
  error: Error | null;
  /** Without a connection: what of the list is there in its place; null: the list itself. */
  kept: 'some' | 'others' | 'groups' | null;
  hasMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

/** The rows of a list as far as they have been scrolled to. */
export function useRows(declaration: RecordDeclaration, query: ListQuery, enabled = true): Rows {
  const answer = useInfiniteQuery({ ...listQuery(declaration, query), enabled });
  const state = useStore(connection);
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
    kept: isPartOf(pages) || (answer.hasNextPage && state === 'offline') ? 'some' : null,
    hasMore: answer.hasNextPage,
    loadMore: () => {
      if (answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
    },
    retry: () => void answer.refetch(),
  };
}

function isPartOf(pages: readonly RecordPage[] | undefined): boolean {
  return pages?.some(({ partial }) => partial) ?? false;
}

/** Where a list is not kept as it is asked for, all that is kept of its type stands in for it. */
export function useKeptInstead(
  declaration: RecordDeclaration,
  { deleted, sort }: ListQuery,
  list: Rows,
): Rows {
  const isMissing = isUnreachable(list.error) && list.rows.length === 0;
  const isAsked = isMissing && !deleted;
  const others = useRows(declaration, { ...(sort && { sort }) }, isAsked);
  const isThere = isAsked && others.rows.length > 0;
  return isThere ? { ...others, kept: 'others', hasMore: false } : list;
}
