import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Subject,
  type SubjectType,
  subjectField,
} from '#src/features/work/activity/subject.ts';
import { useUploads } from '#src/features/work/file/web/shared/upload/use-uploads.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { timelineText } from '../timeline-text.ts';

export interface NoteDraft {
  kind: string;
  body: string;
  /** ISO instant; null is the moment of saving. */
  occurred_at: string | null;
}

export const EMPTY: NoteDraft = { kind: 'note', body: '', occurred_at: null };

/** What a file may hang on itself; elsewhere it hangs on the note. */
const HELD_BY: ReadonlySet<SubjectType> = new Set(['person', 'company']);

interface Written {
  draft: NoteDraft;
  files: readonly File[];
}

/** Saves what is written, then sends its files; a photo alone becomes a note in one step. */
export function useComposeSave({ type, id }: Subject, written: Written, onSaved: () => void) {
  const { draft, files } = written;
  const text = timelineText.useText();
  const client = useQueryClient();
  const uploads = useUploads();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  /** The note's words; of files alone what they are. */
  function bodyOf(): string {
    if (draft.body.trim() !== '') return draft.body;
    const arePictures = files.every((file) => file.type.startsWith('image/'));
    return text(arePictures ? 'compose.photo' : 'compose.files');
  }

  async function saveText(): Promise<string> {
    const occurred_at = draft.occurred_at ?? new Date().toISOString();
    const body = { ...draft, body: bodyOf(), occurred_at, [subjectField(type)]: id };
    const saved = await send<{ id: string }>(
      'POST /api/v1/activities',
      { body },
      { says: text('compose.saved') },
    );
    return saved.id;
  }

  async function saveAll(): Promise<void> {
    const isPlain = draft.kind === EMPTY.kind && draft.occurred_at === null;
    const words = bodyOf();
    if (files.length === 1 && isPlain && HELD_BY.has(type) && words.length <= 1000) {
      onSaved();
      const target = { [subjectField(type)]: id };
      await uploads.send(files, { target, asNote: words });
      return;
    }
    const activity_id = await saveText();
    onSaved();
    invalidateTypes(client, new Set(['activity', 'task']));
    if (files.length > 0) await uploads.send(files, { target: { activity_id } });
  }

  async function save(): Promise<void> {
    if (busy || (draft.body.trim() === '' && files.length === 0)) return;
    setProblem('');
    if (files.length > 0 && !navigator.onLine) {
      setProblem(text('compose.filesOffline'));
      return;
    }
    setBusy(true);
    try {
      await saveAll();
    } catch (error) {
      const why = error instanceof ApiProblem ? `${error.message} ` : '';
      setProblem(why + text('compose.failed'));
    } finally {
      setBusy(false);
    }
  }

  return { save, busy, problem, running: uploads.running };
}
