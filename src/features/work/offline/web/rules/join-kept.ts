import type { Values } from '#src/web/offline/queue/entry.ts';

interface KeptAnswer {
  url: string;
  answer: unknown;
}

interface Listing {
  items?: Values[];
  refs?: Values;
}

/** A list that was not kept as it is asked for: all records of its type that are, by their title. */
export function listKept(url: string, kept: readonly KeptAnswer[]) {
  const { pathname, searchParams } = new URL(url, 'http://here');
  const isWhole = pathname.split('/').length === 4;
  if (!isWhole || ['filter', 'cursor', 'deleted'].some((name) => searchParams.has(name))) {
    return undefined;
  }
  const found = kept.flatMap((one) => rowsAt(one, pathname));
  if (found.length === 0) return undefined;
  const items = new Map<unknown, Values>();
  for (const { item } of found) if (!items.has(item.id)) items.set(item.id, item);
  const living = [...items.values()].filter(({ deleted_at }) => !deleted_at);
  living.sort((a, b) => String(a.title).localeCompare(String(b.title)));
  const refs: Values = Object.assign({}, ...found.map((one) => one.refs));
  return { items: living, next_cursor: null, refs };
}

function rowsAt({ url, answer }: KeptAnswer, collection: string) {
  const path = url.split('?')[0]!;
  const listing = answer as Listing & Values;
  const isRecord = path.startsWith(`${collection}/`) && listing.created_at;
  const rows = path === collection ? (listing.items ?? []) : isRecord ? [listing] : [];
  return rows.map((item) => ({ item, refs: listing.refs ?? {} }));
}

/** A stretch of the calendar that was not kept by itself: all that is kept of any. */
export function joinCalendar(kept: readonly KeptAnswer[]) {
  const answers = kept.filter(({ url }) => url.startsWith('/api/v1/calendar?'));
  if (answers.length === 0) return undefined;
  const items = new Map<string, Values>();
  const refs: Values = {};
  for (const { answer } of answers) {
    const calendar = answer as Listing;
    for (const item of calendar.items ?? []) {
      const key = `${String(item.id)} ${String(item.occurrence)}`;
      if (!items.has(key)) items.set(key, item);
    }
    Object.assign(refs, calendar.refs);
  }
  return { ...(answers[0]!.answer as Values), items: [...items.values()], busy: [], refs };
}
