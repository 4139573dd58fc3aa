import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { HistoryItem, Refs } from '../data/record-client.ts';
import { recordQuery } from '../data/record-queries.ts';
import { useRecordTypes } from '../record-registry.ts';

/** Titles of the records that a history speaks of, besides those that are known already. */
export function useHistoryRefs(
  declaration: RecordDeclaration,
  items: readonly HistoryItem[],
  known: Refs,
): Refs {
  const types = useRecordTypes();
  const wanted = new Map<string, RecordDeclaration>();
  for (const { changes } of items) {
    for (const [name, values] of Object.entries(changes ?? {})) {
      const field = declaration.fields[name];
      const target = field?.kind === 'reference' ? types.get(field.to) : undefined;
      for (const id of values) {
        if (target && typeof id === 'string' && !known[id]) wanted.set(id, target);
      }
    }
  }
  const found = useQueries({
    queries: [...wanted].map(([id, target]) => ({
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
