import type { QueryClient } from '@tanstack/react-query';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { FoundRecord, OneRecord } from '../../data/record-client.ts';

/** The records that were looked at in this tab in the last minutes, the newest last. */
export function readViewed(
  client: QueryClient,
  types: ReadonlyMap<string, RecordDeclaration>,
): FoundRecord[] {
  return client
    .getQueryCache()
    .findAll({ predicate: ({ queryKey }) => queryKey[1] === 'one' })
    .toSorted((one, other) => one.state.dataUpdatedAt - other.state.dataUpdatedAt)
    .flatMap(({ queryKey, state }) => {
      const declaration = types.get(String(queryKey[0]));
      const record = state.data as OneRecord | undefined;
      if (!declaration || !record || record.deleted_at) return [];
      const { type, subtitle } = declaration;
      const beside = subtitle ? record.refs[String(record[subtitle])]?.title : undefined;
      return [{ type, id: record.id, title: record.title, subtitle: beside ?? '' }];
    });
}

/** Whether the record is in the bin, as far as this tab has seen. */
export function isBinned(client: QueryClient, { type, id }: FoundRecord): boolean {
  return Boolean(client.getQueryData<OneRecord>([type, 'one', id])?.deleted_at);
}
