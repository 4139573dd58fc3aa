import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { getImport, listImportRows, listImports } from '../import-api.ts';

export type ImportList = EndpointOutput<typeof getImport>;
export type ImportStatus = ImportList['status'];
export type ImportRow = EndpointOutput<typeof listImportRows>['items'][number];
export type RowOutcome = ImportRow['outcome'];

const POLL_MS = 1000;
/** A short list is rehearsed before a person has looked up. */
const FIRST_POLL_MS = 300;
const FIRST_POLLS = 6;
const PAGE_ROWS = 100;

/** Whether a job works on the list at present. */
export function isWorking({ status }: Pick<ImportList, 'status'>): boolean {
  return status === 'rehearsing' || status === 'running' || status === 'undoing';
}

export const importsQuery = queryOptions({
  queryKey: ['import', 'list'],
  queryFn: ({ signal }) => call<typeof listImports>('GET /api/v1/imports', {}, { signal }),
  select: ({ items }) => items,
  refetchInterval: ({ state }) => (state.data?.items.some(isWorking) ? POLL_MS : false),
});

/** Realtime tells of progress too; asking is for when it does not come through. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', 'one', id],
    queryFn: ({ signal }) =>
      call<typeof getImport>('GET /api/v1/imports/{id}', { params: { id } }, { signal }),
    refetchInterval: ({ state }) => {
      if (!state.data || !isWorking(state.data)) return false;
      return state.dataUpdateCount < FIRST_POLLS ? FIRST_POLL_MS : POLL_MS;
    },
  });
}

/** Kept apart from `import`, for rows do not change with every step of the work. */
export const ROWS_KEY = 'import-rows';

export function importRowsQuery(list: ImportList, outcome: RowOutcome | undefined) {
  const { id, status } = list;
  return infiniteQueryOptions({
    queryKey: [ROWS_KEY, id, status, outcome ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call<typeof listImportRows>(
        'GET /api/v1/imports/{id}/rows',
        {
          params: { id },
          query: {
            limit: PAGE_ROWS,
            ...(outcome && { outcome }),
            ...(pageParam && { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { types: [] },
  });
}
