import type { Filter } from '#src/records/filter.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';
import { judge } from './judge.ts';

interface KeptAnswer {
  url: string;
  answer: unknown;
}

interface Listing {
  items?: Values[];
  refs?: Values;
}

/**
 * A list that was not kept as it is asked for: the records of its type that are, as far as it can be
 * told here that they belong to it.
 */
export function listKept(url: string, kept: readonly KeptAnswer[], owner: string) {
  const { pathname, searchParams } = new URL(url, 'http://here');
  const isWhole = pathname.split('/').length === 4;
  if (!isWhole || ['cursor', 'deleted'].some((name) => searchParams.has(name))) return undefined;
  const found = kept.flatMap((one) => rowsAt(one, pathname));
  if (found.length === 0) return undefined;
  const items = new Map<unknown, Values>();
  for (const { item } of found) if (!items.has(item.id)) items.set(item.id, item);
  const filter = readFilter(searchParams.get('filter'));
  const listed = [...items.values()].filter(
    (row) => !row.deleted_at && (filter === null || judge(filter, row, owner) === true),
  );
  // of none it is not known whether there are any
  if (filter !== null && listed.length === 0) return undefined;
  listed.sort(byField(searchParams.get('sort') ?? 'title'));
  const refs: Values = Object.assign({}, ...found.map((one) => one.refs));
  return { items: listed, next_cursor: null, refs, partial: true };
}

function readFilter(text: string | null): Filter | null {
  return text === null ? null : (JSON.parse(text) as Filter);
}

function byField(sort: string): (one: Values, other: Values) => number {
  const name = sort.replace(/^-/, '');
  const sign = sort === name ? 1 : -1;
  return (one, other) => {
    const [a, b] = [one[name] ?? '', other[name] ?? ''];
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b));
  };
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
  return {
    ...(answers[0]!.answer as Values),
    items: [...items.values()],
    busy: [],
    refs,
    partial: true,
  };
}
