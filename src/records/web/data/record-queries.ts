import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type ListQuery, type OneRecord, recordClient, searchRecords } from './record-client.ts';

export function recordQuery(declaration: RecordDeclaration, id: string) {
  return queryOptions({
    queryKey: [declaration.type, 'one', id],
    queryFn: (): Promise<OneRecord> => recordClient(declaration).get(id),
  });
}

export function listQuery(declaration: RecordDeclaration, query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: [declaration.type, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      recordClient(declaration).list({ ...query, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

export function countQuery(declaration: RecordDeclaration, { filter, deleted }: ListQuery) {
  const query = { ...(filter && { filter }), ...(deleted && { deleted }) };
  return queryOptions({
    queryKey: [declaration.type, 'count', query],
    queryFn: () => recordClient(declaration).count(query),
    placeholderData: keepPreviousData,
  });
}

export function historyQuery(declaration: RecordDeclaration, id: string) {
  return infiniteQueryOptions({
    queryKey: [declaration.type, 'history', id],
    queryFn: ({ pageParam }) => recordClient(declaration).history(id, pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** What a typed text may mean among records of one type. */
export function searchQuery(text: string, type: string) {
  return queryOptions({
    queryKey: [type, 'search', text],
    queryFn: ({ signal }) => searchRecords(text, [type], signal),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
