import { queryOptions, replaceEqualDeep, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type {
  listSuggestions,
  listWorkshops,
  readBoard,
  readWorkshop,
} from '../../workshop-api.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';

/** Asked anew so often where no word of a change comes through. */
const FALLBACK_MS = 5000;

export const workshopsQuery = queryOptions({
  queryKey: ['workshop', 'list'],
  queryFn: () => call<typeof listWorkshops>('GET /api/v1/workshops', {}),
});

export function deskQuery(id: string) {
  return queryOptions({
    queryKey: ['workshop', 'desk', id],
    queryFn: () => call<typeof readWorkshop>('GET /api/v1/workshops/{id}', { params: { id } }),
  });
}

export function boardQuery(id: string) {
  return queryOptions({
    queryKey: ['workshop', 'board', id],
    queryFn: () => call<typeof readBoard>('GET /api/v1/workshops/{id}/board', { params: { id } }),
    // a phone that was too late to tell is never shown over what is newer
    structuralSharing: (before, after) => laterOf(before, after),
  });
}

function laterOf(before: unknown, after: unknown): unknown {
  const [known, read] = [before, after] as (WorkshopBoard | undefined)[];
  if (!known || !read || known.version > read.version) return known ?? read;
  // what has not changed stays the same object, so that five hundred cards are not drawn anew
  return replaceEqualDeep(known, read);
}

export function suggestionsQuery(id: string) {
  return queryOptions({
    queryKey: ['workshop', 'suggestions', id],
    queryFn: () =>
      call<typeof listSuggestions>('GET /api/v1/workshops/{id}/suggestions', { params: { id } }),
    select: ({ items }) => items,
  });
}
export type Suggestion = EndpointOutput<typeof listSuggestions>['items'][number];

/** The board as it is now: told of each change by the stream that the phones hear too. */
export function useLiveBoard(id: string, code: string | undefined) {
  const client = useQueryClient();
  const { queryKey } = boardQuery(id);
  useEffect(() => {
    if (!code) return;
    const source = new EventSource(`/api/v1/join/${encodeURIComponent(code)}/events`);
    const look = () => void client.invalidateQueries({ queryKey: ['workshop', 'board', id] });
    source.addEventListener('board', look);
    // after a gap something may have been missed
    source.addEventListener('open', look);
    return () => source.close();
  }, [client, id, code]);
  return useQuery({ ...boardQuery(id), queryKey, refetchInterval: FALLBACK_MS });
}
