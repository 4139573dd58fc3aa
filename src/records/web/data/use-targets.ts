import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { foldText } from '#src/lib/fold-text.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useRecordType } from '../record-registry.ts';
import { type FoundRecord, recordClient } from './record-client.ts';
import { searchQuery } from './record-queries.ts';

/** What a field may refer to by what is typed: settings are few and all offered, the rest is searched. */
export function useTargets(type: string, typed: string): readonly FoundRecord[] {
  const declaration = useRecordType(type);
  const isSetting = declaration.isSetting === true;
  const found = useQuery({ ...searchQuery(typed, type), enabled: !isSetting && !!typed.trim() });
  const settings = useQuery({ ...settingsQuery(declaration), enabled: isSetting });
  if (!isSetting) return typed.trim() ? (found.data ?? []) : [];
  const wanted = foldText(typed.trim());
  return (settings.data ?? []).filter(({ title }) => foldText(title).includes(wanted));
}

function settingsQuery(declaration: RecordDeclaration) {
  const { type } = declaration;
  return queryOptions({
    queryKey: [type, 'targets'],
    queryFn: async ({ signal }): Promise<FoundRecord[]> => {
      const { items } = await recordClient(declaration).list({ sort: 'title' }, signal);
      return items.map(({ id, title }) => ({ type, id, title, subtitle: '' }));
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
