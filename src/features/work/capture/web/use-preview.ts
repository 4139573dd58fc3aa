import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { previewCapture } from '../capture-api.ts';
import { bodyOf, type Draft } from './draft.ts';

export type Preview = EndpointOutput<typeof previewCapture>;

const DEBOUNCE_MS = 100;

export function previewQuery(draft: Draft) {
  const body = bodyOf(draft);
  return queryOptions({
    queryKey: ['capture', body],
    queryFn: ({ signal }) =>
      call<typeof previewCapture>(
        'POST /api/v1/capture/preview',
        { body },
        { signal, reads: true },
      ),
    meta: { types: ['person', 'company'] },
    staleTime: 10_000,
    gcTime: 30_000,
    retry: false,
  });
}

/**
 * What is understood of the draft. The answer to an older text stands until the next has come;
 * `isAnswer` tells whether it is the answer to what stands there now.
 */
export function usePreview(draft: Draft) {
  const settled = useSettled(draft);
  const isEmpty = settled.text.trim() === '';
  const query = useQuery({
    ...previewQuery(settled),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
  });
  const isShown = !isEmpty && draft.text.trim() !== '';
  return {
    preview: isShown ? (query.data ?? null) : null,
    isAnswer: settled === draft && query.isSuccess && !query.isPlaceholderData,
    error: isShown ? query.error : null,
  };
}

/** The draft once typing rests; a correction is taken at once. */
function useSettled(draft: Draft): Draft {
  const [settled, setSettled] = useState(draft);
  const isTyping = settled.text !== draft.text;
  useEffect(() => {
    if (!isTyping) {
      setSettled(draft);
      return;
    }
    const timer = setTimeout(() => setSettled(draft), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [draft, isTyping]);
  return settled;
}
