import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { sendFile } from '#src/web/api/files/send-file.ts';
import type { uploadImport } from '../../import-api.ts';
import { importQuery, importsQuery } from '../import-queries.ts';
import { importText, sayReason } from '../import-text.ts';

export type Upload =
  | { step: 'none' }
  /** `share` reaches 1 when all has been sent; the server then reads it. */
  | { step: 'sending'; fileName: string; share: number }
  | { step: 'refused'; fileName: string; why: string };

/** Sends a list and goes on to its page; a refused one leaves the person where they are. */
export function useUpload() {
  const [upload, setUpload] = useState<Upload>({ step: 'none' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function start(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    const fileName = file.name;
    const early = refuseEarly(files);
    if (early) {
      setUpload({ step: 'refused', fileName, why: early });
      return;
    }
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setUpload({ step: 'sending', fileName, share: 0 });
    // the page that follows is fetched meanwhile
    void import('../page/import-page.tsx');
    try {
      const onProgress = (share: number) => setUpload({ step: 'sending', fileName, share });
      const form = new FormData();
      form.append('file', file, fileName);
      const { signal } = control;
      const list = await sendFile<typeof uploadImport>('POST /api/v1/imports', form, {
        ...{ signal, onProgress, says: false },
      });
      client.setQueryData(importQuery(list.id).queryKey, list);
      void client.invalidateQueries({ queryKey: importsQuery.queryKey });
      await navigate({ to: `/import/${list.id}` });
    } catch (error) {
      if (control.signal.aborted) return;
      setUpload({ step: 'refused', fileName, why: explain(error) });
    }
  }

  function cancel(): void {
    running.current?.abort();
    setUpload({ step: 'none' });
  }

  return { upload, start, cancel };
}

/** What needs no server to be told. */
function refuseEarly(files: readonly File[]): string | undefined {
  if (files.length > 1) return importText.text('refused.several');
  return files[0]?.size === 0 ? importText.text('refused.empty') : undefined;
}

function explain(error: unknown): string {
  if (error instanceof ApiProblem) return sayReason(error);
  return importText.text('refused.unreadable');
}
