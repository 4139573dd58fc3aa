import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { HistoryItem, Refs } from '../../data/record-client.ts';
import { recordQuery } from '../../data/record-queries.ts';
import { useRecordTypes } from '../../record-registry.ts';

/** Titles of the records that a history speaks of, besides those that are known already. */
export function useHistoryRefs(
  declaration: RecordDeclaration,
  items: readonly HistoryItem[],
  known: Refs,
): Refs {
  const types = useRecordTypes();
  const wanted = wantedBy(declaration, items).flatMap(({ id, to }) => {
    const target = known[id] ? undefined : types.get(to);
    return target ? [[id, target] as const] : [];
  });
  const found = useQueries({
    queries: [...new Map(wanted)].map(([id, target]) => ({
      ...recordQuery(target, id),
      select: ({ title }: { title: string }) => ({ id, title, type: target.type }),
      retry: false,
    })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => {
    const refs = { ...known };
    for (const { id, title, type } of found) refs[id] = { type, title };
    return refs;
  }, [known, found]);
}

/** The ids in fields that refer to records, as they were and as they became. */
function wantedBy(declaration: RecordDeclaration, items: readonly HistoryItem[]) {
  const wanted: { id: string; to: string }[] = [];
  for (const [name, values] of items.flatMap(({ changes }) => Object.entries(changes ?? {}))) {
    const field = declaration.fields[name];
    if (!field || !('to' in field)) continue;
    for (const id of values.flat()) if (typeof id === 'string') wanted.push({ id, to: field.to });
  }
  return wanted;
}
