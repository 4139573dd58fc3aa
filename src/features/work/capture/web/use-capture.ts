import { useEffect, useRef, useState } from 'react';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { addCorrection } from '../add-correction.ts';
import { captureText } from './capture-text.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';
import { listRows } from './rows/list-rows.ts';
import type { Act, Row } from './rows/row.ts';
import { usePageSubject } from './use-page-subject.ts';
import { type Preview, usePreview } from './use-preview.ts';
import { type Saved, useSave } from './use-save.ts';

export interface Capture {
  draft: Draft;
  type: (text: string) => void;
  clear: () => void;
  /** Corrects a part; leaving one out tells its words, so that it can be put back. */
  act: (act: Exclude<Act, { open: unknown }>, leftOut?: { id: string; words: string }) => void;
  preview: Preview | null;
  /** Whether the preview is of what stands there now. */
  isAnswer: boolean;
  rows: readonly Row[];
  problem: string | null;
  isBusy: boolean;
  saved: Saved | null;
  /** Asks what is open first; `next` leaves the line there for the next one. */
  save: (next: boolean) => void;
}

interface CaptureInput {
  close: () => void;
  begin: string;
  /** Shows the question that must be answered before saving. */
  ask: (row: Row) => void;
}

/** The line, what is understood of it, what was corrected, and saving it. */
export function useCapture({ close, begin, ask }: CaptureInput): Capture {
  const { draft, setDraft, empty } = useLine(begin);
  const { preview, isAnswer, error } = usePreview(draft);
  const rows = useRows(draft, preview);
  const { save, isBusy, problem, saved, forget } = useSave();
  const question = rows.find(({ state }) => state === 'ask');
  const wanted = useRef(false);
  const text = captureText.useText();
  /** The line that was to be saved while a question of it was open. */
  const [unsaved, setUnsaved] = useState<string | null>(null);
  const isAsked = question !== undefined && unsaved === draft.text;

  useEffect(() => {
    if (!wanted.current || !isAnswer) return;
    wanted.current = false;
    if (question) ask(question);
  }, [question, isAnswer, ask]);

  async function saveLine(next: boolean): Promise<void> {
    if (isBlank(draft) || isBusy) return;
    if (question && isAnswer) {
      setUnsaved(draft.text);
      ask(question);
      return;
    }
    const outcome = await save(draft, { quietly: next });
    if (outcome === 'ambiguous') {
      setUnsaved(draft.text);
      if (question) ask(question);
      else wanted.current = true;
    }
    if (outcome !== 'saved') return;
    setDraft(empty);
    if (!next) close();
  }

  return {
    draft,
    type: (text) => {
      forget();
      setDraft(
        text.trim() === '' ? { ...EMPTY_DRAFT, subject: draft.subject, text } : { ...draft, text },
      );
    },
    clear: () => {
      forget();
      setDraft(empty);
    },
    act: (act, leftOut) => {
      forget();
      const kept = leftOut ? { ...draft.leftOut, [leftOut.id]: leftOut.words } : draft.leftOut;
      if ('about' in act) setDraft({ ...draft, subject: act.about });
      else {
        const answers = addCorrection(draft.answers, act.correct);
        setDraft({ ...draft, answers, leftOut: kept });
      }
    },
    preview,
    isAnswer,
    rows,
    problem: problem ?? error?.message ?? (isAsked ? text('answerFirst') : null),
    isBusy,
    saved,
    save: (next) => void saveLine(next),
  };
}

/** The draft of this tab; an empty line is about whom the page is about. */
function useLine(begin: string) {
  const subject = usePageSubject();
  const [kept, keep] = useDraft('capture', EMPTY_DRAFT);
  const [draft, setDraft] = useState<Draft>(() =>
    isBlank(kept) ? { ...EMPTY_DRAFT, subject, text: begin } : { ...kept, text: kept.text + begin },
  );
  return {
    draft,
    empty: { ...EMPTY_DRAFT, subject },
    setDraft: (next: Draft) => {
      setDraft(next);
      keep(isBlank(next) ? EMPTY_DRAFT : next);
    },
  };
}

function isBlank({ text }: Draft): boolean {
  return text.trim() === '';
}

function useRows(draft: Draft, preview: Preview | null): readonly Row[] {
  const text = captureText.useText();
  const sayKind = useKindText();
  const who = useStore(reader);
  return listRows(draft, preview, { text, sayKind, reader: who, nowMs: Date.now() });
}
