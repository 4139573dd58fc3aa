import { type Query, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isUnreachable } from './api-problem.ts';
import { isReadBefore, watchReads } from './own-writes.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Record types, besides the key's first word, whose changes make this answer stale. */
      types?: readonly string[];
    };
  }
}

/**
 * The cache of server state. Keys begin with the record type: `[type, 'list', {…}]`,
 * `[type, 'one', id]`, `[type, 'history', id]`; a screen of several types names them in
 * `meta.types`. What has no type begins with its area, as `['members']` does.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: true,
        // without a connection the answer is what was kept
        networkMode: 'always',
        retry: (failures, error) =>
          navigator.onLine && error instanceof ApiProblem && failures < retriesOf(error),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  watchReads(client);
  return client;
}

// Without a connection there is little to wait for: what is asked for comes when it is back.
function retriesOf(problem: ApiProblem): number {
  if (isUnreachable(problem)) return 1;
  return problem.status >= 500 ? 2 : 0;
}

/** Marks all answers stale that are made of records of these types. */
export function invalidateTypes(client: QueryClient, types: ReadonlySet<string>): void {
  void renewTypes(client, types);
}

/** The same, and waits until what is on the screen was read anew. */
export async function renewTypes(client: QueryClient, types: ReadonlySet<string>): Promise<void> {
  await client.invalidateQueries({
    predicate: (query) => typesOf(query).some((type) => types.has(type)),
  });
}

/** Marks those answers stale that are made of records of a type and were asked for before its moment. */
export function invalidateBefore(client: QueryClient, moments: ReadonlyMap<string, number>): void {
  void client.invalidateQueries({
    predicate: (query) =>
      typesOf(query).some((type) => {
        const moment = moments.get(type);
        return moment !== undefined && isReadBefore(query, moment);
      }),
  });
}

function typesOf({ queryKey, meta }: Query): readonly string[] {
  return [String(queryKey[0]), ...(meta?.types ?? [])];
}
