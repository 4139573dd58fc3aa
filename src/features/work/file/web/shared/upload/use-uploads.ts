import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '#src/lib/ids.ts';
import { ApiProblem, isUnreachable } from '#src/web/api/api-problem.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { fileText } from '../file-text.ts';
import { type UploadOptions, type UploadTarget, uploadFile } from './upload-file.ts';

/** A file on its way, or one that did not get there. */
export interface RunningUpload {
  key: string;
  file: File;
  /** From 0 to 1. */
  part: number;
  problem?: string;
  cancel: () => void;
  retry: () => void;
  dismiss: () => void;
}

export interface Uploads {
  running: readonly RunningUpload[];
  /** Sends the files one after the other; whether all have got there. */
  send: (
    files: readonly File[],
    given: Omit<UploadOptions, 'signal' | 'onProgress'>,
  ) => Promise<boolean>;
}

/** Uploads with their progress. What fails stays, to be tried again or left out. */
export function useUploads(): Uploads {
  const client = useQueryClient();
  const text = fileText.useText();
  const [running, setRunning] = useState<readonly RunningUpload[]>([]);

  function change(key: string, patch: Partial<RunningUpload> | null): void {
    setRunning((all) =>
      all.flatMap((one) => {
        if (one.key !== key) return [one];
        return patch ? [{ ...one, ...patch }] : [];
      }),
    );
  }

  async function sendOne(
    key: string,
    file: File,
    given: { target: UploadTarget; asNote?: string },
  ) {
    const stop = new AbortController();
    const onProgress = (part: number) => change(key, { part });
    change(key, { part: 0, problem: undefined as never, cancel: () => stop.abort() });
    try {
      await uploadFile(file, { ...given, onProgress, signal: stop.signal });
      change(key, null);
      invalidateTypes(client, new Set(['file', 'activity']));
      return true;
    } catch (error) {
      if (stop.signal.aborted) {
        change(key, null);
        return false;
      }
      const said = error instanceof ApiProblem && !isUnreachable(error) ? error.message : '';
      change(key, { problem: said || text('failed', { name: file.name }) });
      return false;
    }
  }

  return {
    running,
    async send(files, given) {
      const added = files.map((file): RunningUpload => {
        const key = newId();
        return {
          key,
          file,
          part: 0,
          cancel: () => change(key, null),
          retry: () => void sendOne(key, file, given),
          dismiss: () => change(key, null),
        };
      });
      setRunning((all) => [...all, ...added]);
      let isWhole = true;
      for (const { key, file } of added) isWhole = (await sendOne(key, file, given)) && isWhole;
      return isWhole;
    },
  };
}
