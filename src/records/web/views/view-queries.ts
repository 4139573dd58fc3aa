import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { listChoices, setListChoice } from '#src/records/endpoints/view-endpoints.ts';
import { failureOf } from '#src/web/api/api-problem.ts';
import { call, send } from '#src/web/api/call.ts';
import type { Refs } from '../data/record-client.ts';
import { readSavedView, type SavedView, type SavedViewAnswer } from './saved-view.ts';

/** All views that the member may use; few, so they are read at once. */
export const viewsQuery = queryOptions({
  queryKey: ['saved_view', 'all'],
  queryFn: async (): Promise<SavedView[]> => {
    const query = { limit: 200, sort: 'title' };
    const { items } = await send<{ items: SavedViewAnswer[] }>('GET /api/v1/views', { query });
    return items.map(readSavedView);
  },
  staleTime: 5 * 60_000,
});

export const choicesQuery = queryOptions({
  queryKey: ['list_choice', 'mine'],
  queryFn: async () => (await call<typeof listChoices>('GET /api/v1/list-choices', {})).items,
  staleTime: 5 * 60_000,
});

export interface ListChoice {
  default_view: string | null;
  pinned: readonly string[];
}

export interface ViewsOfType {
  saved: readonly SavedView[];
  start: string | null;
  pinned: readonly string[];
  isPending: boolean;
}

const NONE: readonly SavedView[] = [];

/** The saved views of a record type, and what the member chose among them. */
export function useViews(type: string): ViewsOfType {
  const views = useQuery(viewsQuery);
  const choices = useQuery(choicesQuery);
  const saved = useMemo(
    () => views.data?.filter(({ recordType }) => recordType === type) ?? NONE,
    [views.data, type],
  );
  const choice = choices.data?.find(({ record_type }) => record_type === type);
  return {
    saved,
    start: choice?.default_view ?? null,
    pinned: choice?.pinned ?? [],
    isPending: [views, choices].some((one) => one.isPending && !failureOf(one)),
  };
}

/** The names of views by id, for conditions that speak of them. */
export function useViewRefs(): Refs {
  const { data } = useQuery(viewsQuery);
  return useMemo(() => {
    const refs = data?.map(({ id, name }) => [id, { type: 'saved_view', title: name }] as const);
    return Object.fromEntries(refs ?? []);
  }, [data]);
}

/** Chooses the view to begin with, or what is pinned. */
export function useChoose(type: string): (choice: Partial<ListChoice>) => Promise<void> {
  const client = useQueryClient();
  return async ({ default_view, pinned }) => {
    const body = {
      ...(default_view !== undefined && { default_view }),
      ...(pinned && { pinned: [...pinned] }),
    };
    const route = 'PUT /api/v1/list-choices/{type}';
    await call<typeof setListChoice>(route, { params: { type }, body }, { says: false });
    await client.invalidateQueries({ queryKey: choicesQuery.queryKey });
  };
}
