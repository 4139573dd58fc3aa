import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { noteRead } from '#src/web/api/own-writes.ts';
import type { AnyRecord, OneRecord, RecordPage, Refs, Values } from './record-client.ts';

type Pages = InfiniteData<RecordPage, string>;

/** Writes values over a record wherever the cache shows it; answers how to take that back. */
export function patchCachedRecord(
  client: QueryClient,
  record: { type: string; id: string },
  change: { values: Values; refs?: Refs },
): () => void {
  const { type, id } = record;
  const before = [
    ...client.getQueriesData<unknown>({ queryKey: [type, 'one', id] }),
    ...client.getQueriesData<unknown>({ queryKey: [type, 'list'] }),
  ];
  client.setQueriesData<OneRecord>({ queryKey: [type, 'one', id] }, (one) =>
    one ? { ...one, ...change.values, refs: { ...one.refs, ...change.refs } } : one,
  );
  client.setQueriesData<Pages>({ queryKey: [type, 'list'] }, (pages) =>
    pages ? patchPages(pages, id, change) : pages,
  );
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

function patchPages(pages: Pages, id: string, change: { values: Values; refs?: Refs }): Pages {
  const holds = (page: RecordPage) => page.items.some((item) => item.id === id);
  if (!pages.pages.some(holds)) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      holds(page)
        ? {
            ...page,
            items: page.items.map((item) =>
              item.id === id ? ({ ...item, ...change.values } as AnyRecord) : item,
            ),
            refs: { ...page.refs, ...change.refs },
          }
        : page,
    ),
  };
}

/** Takes the server's word for a record, unless a later one has come before. */
export function putCachedRecord(client: QueryClient, type: string, record: OneRecord): void {
  const { can: _can, refs, ...values } = record;
  const queryKey = [type, 'one', record.id];
  const known = client.getQueryData<OneRecord>(queryKey);
  if (known && known.version > record.version) return;
  client.setQueryData(queryKey, record);
  noteRead(client, queryKey);
  patchCachedRecord(client, { type, id: record.id }, { values, refs });
}

/** A record as a list shows it, until it has come by itself; nothing can be done with it yet. */
export function findListedRecord(
  client: QueryClient,
  type: string,
  id: string,
): OneRecord | undefined {
  for (const [, pages] of client.getQueriesData<Pages>({ queryKey: [type, 'list'] })) {
    for (const { items, refs } of pages?.pages ?? []) {
      const item = items.find((one) => one.id === id);
      if (item) return { ...item, can: [], refs };
    }
  }
  return undefined;
}
