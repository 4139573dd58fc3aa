import { useEffect, useState } from 'react';
import { FOLLOW_UP_KINDS } from '#src/features/work/capture/capture.ts';
import type { previewCapture } from '#src/features/work/capture/capture-api.ts';
import { isId } from '#src/lib/ids.ts';
import { call } from '#src/web/api/call.ts';

interface Named {
  id: string;
  title: string;
}

/** What a line says besides its words; nulls where it says nothing. */
export interface Understood {
  kind: string | null;
  /** The words without those of the day, where a day was said. */
  subject: string | null;
  due_on: string | null;
  due_at: string | null;
  person: Named | null;
  company: Named | null;
}

const NOTHING: Understood = {
  subject: null,
  kind: null,
  due_on: null,
  due_at: null,
  person: null,
  company: null,
};
const REST_MS = 250;

/** Reads the line as capture does; without an answer it stays plain words. */
export async function understand(words: string): Promise<Understood> {
  const text = words.trim();
  if (!text) return NOTHING;
  try {
    const { parsed, meanings } = await call<typeof previewCapture>(
      'POST /api/v1/capture/preview',
      { body: { text } },
      { reads: true },
    );
    const named = (type: string) => {
      const known = meanings.find(
        (one) => one.record?.type === type && (one.status === 'known' || one.status === 'similar'),
      );
      // without a connection a name may stand for nobody that is known here
      return known?.record && isId(known.record.id)
        ? { id: known.record.id, title: known.record.title }
        : null;
    };
    const promise = parsed.followUps[0];
    const said = promise?.kind ?? parsed.activity?.kind;
    return {
      // a note is nothing that one does at a time
      kind: FOLLOW_UP_KINDS.find((kind) => kind === said) ?? null,
      subject: promise?.dueOn ? promise.subject : null,
      due_on: promise?.dueOn ?? null,
      due_at: promise?.dueAt ?? null,
      person: named('person'),
      company: named('company'),
    };
  } catch {
    return NOTHING;
  }
}

/** The same while it is typed. */
export function useUnderstood(words: string): Understood {
  const [understood, setUnderstood] = useState(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void understand(words).then((found) => isCurrent && setUnderstood(found));
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  return understood;
}
