import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { lookOf } from '#src/records/web/record-look.ts';
import type { Subject } from './draft.ts';

const TYPES = ['person', 'company', 'deal', 'service_case'] as const;

/** The person, company, deal or case whose page or panel is open, as it was when this was first asked. */
export function usePageSubject(): Subject | null {
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  const [subject] = useState(() => {
    const named = findNamed(pathname, (search as { open?: unknown }).open);
    const record =
      named &&
      (client.getQueryData<{ title: string }>([named.type, 'one', named.id]) ??
        client.getQueryData<{ title: string }>(['visit', named.type, named.id]));
    return named && record ? { ...named, title: record.title } : null;
  });
  return subject;
}

/** What lies beside the page was opened last. */
function findNamed(pathname: string, open: unknown): Pick<Subject, 'type' | 'id'> | null {
  const [, place, pageId, visitedId] = pathname.split('/');
  for (const type of TYPES) {
    if (typeof open === 'string' && open.startsWith(`${type}.`)) {
      return { type, id: open.slice(type.length + 1) };
    }
  }
  // what to know before a visit: back in the car, the line is about them
  const visited = TYPES.find((one) => place === 'visit' && pageId === one);
  if (visited && visitedId && open === undefined) return { type: visited, id: visitedId };
  const type = TYPES.find((one) => lookOf(one)?.plural === place);
  return type && pageId && open === undefined ? { type, id: pageId } : null;
}
