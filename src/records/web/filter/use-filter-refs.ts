import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type Filter, fieldTests } from '#src/records/filter.ts';
import type { Refs } from '../data/record-client.ts';
import { recordQuery } from '../data/record-queries.ts';
import { useRecordTypes } from '../record-registry.ts';
import { fieldAt } from './field-path.ts';

/** Titles of the records that conditions name, where no list brings them along. */
export function useFilterRefs(declaration: RecordDeclaration, conditions: readonly Filter[]): Refs {
  const types = useRecordTypes();
  const wanted = conditions.flatMap(fieldTests).flatMap(({ field, value }) => {
    const place = fieldAt(types, declaration, field);
    const held = place.declaration.fields[place.name];
    const target = held && 'to' in held ? types.get(held.to) : undefined;
    const ids = [value].flat().filter((one): one is string => typeof one === 'string');
    return target ? ids.map((id) => [id, target] as const) : [];
  });
  const found = useQueries({
    queries: [...new Map(wanted)].map(([id, target]) => ({
      ...recordQuery(target, id),
      select: ({ title }: { title: string }) => ({ id, title, type: target.type }),
      retry: false,
    })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  return useMemo(
    () => Object.fromEntries(found.map(({ id, title, type }) => [id, { type, title }])),
    [found],
  );
}
