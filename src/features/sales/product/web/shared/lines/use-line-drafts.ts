import { useEffect, useRef, useState } from 'react';
import type { Line, OverallDiscount } from '#src/lib/line-totals.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { draftOf, type LineDraft, type LinePart, moveDraft, readDrafts } from './line-draft.ts';

export interface LineDraftsInput {
  lines: readonly Line[];
  currency: string;
  discount?: OverallDiscount | undefined;
  readOnly?: boolean | undefined;
  onSave: (lines: Line[]) => void;
}

/** The lines while they are typed: saved whenever one is left and all of them can be reckoned. */
export function useLineDrafts(input: LineDraftsInput) {
  const { lines, currency, discount, readOnly, onSave } = input;
  const typing = { currency, locale: useStore(reader).locale };
  const given = lines.map((line) => draftOf(line, typing));
  const givenKey = JSON.stringify([currency, given]);
  const [drafts, setDrafts] = useState<LineDraft[]>(given);
  const known = useRef(givenKey);
  // what was typed last, for an Enter and the blur that follows come before the next render
  const latest = useRef(drafts);
  latest.current = drafts;

  // what somebody else or an undo changed comes in; what is half typed here is the last to go, and
  // goes once nothing can be changed any more
  useEffect(() => {
    if (!readOnly && givenKey === known.current) return;
    known.current = givenKey;
    setDrafts(JSON.parse(givenKey)[1] as LineDraft[]);
  }, [givenKey, readOnly]);

  function save(next: LineDraft[]): void {
    latest.current = next;
    setDrafts(next);
    const { lines: read, bad, isTooMuch } = readDrafts(next, typing);
    const key = JSON.stringify([currency, read.map((line) => draftOf(line, typing))]);
    if (bad.size > 0 || isTooMuch || key === known.current) return;
    known.current = key;
    onSave(read);
  }

  return {
    drafts,
    read: readDrafts(drafts, typing, discount),
    type(id: string, part: LinePart, text: string) {
      const next = latest.current.map((draft) =>
        draft.id === id ? { ...draft, [part]: text } : draft,
      );
      latest.current = next;
      setDrafts(next);
    },
    change(id: string, values: Partial<LineDraft>) {
      save(latest.current.map((draft) => (draft.id === id ? { ...draft, ...values } : draft)));
    },
    leave: () => save(latest.current),
    add: (draft: LineDraft) => save([...latest.current, draft]),
    remove: (id: string) => save(latest.current.filter((draft) => draft.id !== id)),
    move: (from: number, to: number) => save(moveDraft(latest.current, from, to)),
  };
}

export type LineDrafts = ReturnType<typeof useLineDrafts>;
