import type { RecordBase, RecordDeclaration, RecordOf } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { type CallOptions, send } from '#src/web/api/call.ts';

/** Titles of what records refer to, by id, as far as the reader may see them. */
export type Refs = Record<string, { type: string; title: string }>;
/** A record whose type is not known in advance. */
export type AnyRecord = RecordBase & { [field: string]: unknown };
export type Right = 'edit' | 'delete' | 'restore';
export type OneRecord<R = AnyRecord> = R & {
  can: Right[];
  refs: Refs;
  /** Of one in the bin: the record that it was put into. */
  merged_into?: string | null;
};

export interface ListQuery {
  /** A field, `-` before it for descending. */
  sort?: string;
  filter?: Filter;
  /** The bin instead of what lives. */
  deleted?: boolean;
}

export interface RecordPage<R = AnyRecord> {
  items: R[];
  next_cursor: string | null;
  refs: Refs;
  /** Put together of what is kept on this device, without a connection. */
  partial?: true;
}

export interface HistoryItem {
  seq: number;
  at: string;
  actor_id: string | null;
  via: string;
  verb: string;
  command_id: string;
  undo_of: string | null;
  changes: Record<string, [before: unknown, after: unknown]> | null;
  /** The record that it happened to, if that was put together with this one. */
  of: { id: string; title: string } | null;
}

export interface HistoryPage {
  items: HistoryItem[];
  next_cursor: string | null;
}

export type Values = Record<string, unknown>;
const PAGE_ROWS = 100;

/** The routes that every record type has, by its declaration. */
export function recordClient<D extends RecordDeclaration>(declaration: D) {
  type R = RecordOf<D> & AnyRecord;
  const base = `/api/v1/${declaration.plural}` as const;
  return {
    list: (query: ListQuery & { cursor?: string }, signal?: AbortSignal) =>
      send<RecordPage<R>>(
        `GET ${base}`,
        { query: { limit: PAGE_ROWS, ...query } },
        { ...(signal && { signal }) },
      ),
    count: (query: Pick<ListQuery, 'filter' | 'deleted'>) =>
      send<{ count: number; estimated: boolean }>(`GET ${base}/count`, { query: { ...query } }),
    get: (id: string) => send<OneRecord<R>>(`GET ${base}/{id}`, { params: { id } }),
    create: (values: Values, options?: CallOptions) =>
      send<OneRecord<R>>(`POST ${base}`, { body: values }, options),
    update: (id: string, values: Values, options?: CallOptions) =>
      send<OneRecord<R>>(`PATCH ${base}/{id}`, { params: { id }, body: values }, options),
    remove: (id: string, options?: CallOptions) =>
      send<OneRecord<R>>(`DELETE ${base}/{id}`, { params: { id } }, options),
    restore: (id: string, options?: CallOptions) =>
      send<OneRecord<R>>(`POST ${base}/{id}/restore`, { params: { id } }, options),
    history: (id: string, cursor?: string) =>
      send<HistoryPage>(`GET ${base}/{id}/history`, { params: { id }, query: { cursor } }),
  };
}

export interface FoundRecord {
  type: string;
  id: string;
  title: string;
  subtitle: string;
}

/** Records of these types whose words may be meant; best first. */
export async function searchRecords(
  text: string,
  types: readonly string[],
  signal?: AbortSignal,
): Promise<FoundRecord[]> {
  const query = { q: text, types: types.join(','), limit: 8 };
  const found = await send<{ items: FoundRecord[] }>(
    'GET /api/v1/search',
    { query },
    { ...(signal && { signal }) },
  );
  return found.items;
}
