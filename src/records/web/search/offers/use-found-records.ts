import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { searchEndpoint } from '#src/records/endpoints/record-endpoints.ts';
import { call } from '#src/web/api/call.ts';
import type { FoundRecord } from '../../data/record-client.ts';
import { useRecordTypes } from '../../record-registry.ts';

const TYPING_PAUSE_MS = 80;
const RESULTS = 12;

export interface FoundRecords {
  /** What was found last, of an older text while the answer is on its way; undefined before any. */
  records: readonly FoundRecord[] | undefined;
  /** Whether the records are the answer to the text as it stands. */
  isAnswer: boolean;
  error: Error | null;
}

/** Records that the text may mean, best first, asked for once the typing pauses. */
export function useFoundRecords(text: string): FoundRecords {
  const types = [...useRecordTypes().values()]
    .filter(({ isSetting }) => !isSetting)
    .map(({ type }) => type);
  const wanted = useAfterPause(text);
  const found = useQuery(foundQuery(wanted, types));
  const isCurrent = wanted === text && text !== '';
  return {
    records: text === '' ? undefined : found.data,
    isAnswer: isCurrent && found.isSuccess && !found.isPlaceholderData,
    error: isCurrent ? found.error : null,
  };
}

function foundQuery(text: string, types: readonly string[]) {
  return queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) =>
      call<typeof searchEndpoint>(
        'GET /api/v1/search',
        // of what is found only what there are screens for
        { query: { q: text, types: types.join(','), limit: RESULTS } },
        { signal },
      ),
    select: ({ items }) => items,
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
    meta: { types },
  });
}

function useAfterPause(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
