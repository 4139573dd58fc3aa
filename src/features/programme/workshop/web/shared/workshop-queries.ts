import {
  queryOptions,
  replaceEqualDeep,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
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

/** Does something in a workshop, and reads it anew; what stands in the way is said. */
export function useAct(id: string) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (error: Error) => {
      const said = error instanceof ApiProblem ? error.issues[0]?.message : undefined;
      showToast(said ?? error.message, { tone: 'bad' });
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['workshop'] });
    },
  });
  /** Whether it was done. */
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await mutation.mutateAsync(work);
      return true;
    } catch {
      return false;
    }
  }
  return { act, isBusy: mutation.isPending, id };
}
export type Act = ReturnType<typeof useAct>;
