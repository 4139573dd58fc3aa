import { ApiProblem, readProblem } from '#src/web/api/api-problem.ts';
import { apiText } from '#src/web/api/api-text.ts';
import { sessionLost } from '#src/web/api/session-lost.ts';
import type { ImportList } from '../import-queries.ts';

interface Sending {
  signal: AbortSignal;
  /** 0…1 of what has left this machine. */
  onProgress: (share: number) => void;
}

/**
 * Uploads a list. `fetch` tells nothing of its progress, so this is an XMLHttpRequest.
 *
 * @throws ApiProblem, or the signal's reason once it is aborted
 */
export function sendFile(file: File, { signal, onProgress }: Sending): Promise<ImportList> {
  const form = new FormData();
  form.append('file', file, file.name);
  const request = new XMLHttpRequest();
  request.open('POST', '/api/v1/imports');
  request.setRequestHeader('Accept', 'application/json');
  const stop = () => request.abort();
  return new Promise<ImportList>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener('load', () => resolve(readAnswer(request)));
    request.addEventListener('error', () =>
      reject(new ApiProblem(apiText.text('unreachable'), { code: 'unreachable' })),
    );
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', stop, { once: true });
    request.send(form);
  }).finally(() => signal.removeEventListener('abort', stop));
}

async function readAnswer({ status, responseText }: XMLHttpRequest): Promise<ImportList> {
  if (status >= 200 && status < 300) return JSON.parse(responseText) as ImportList;
  const problem = await readProblem(new Response(responseText, { status }));
  if (problem.code === 'unauthenticated' && !problem.reason) sessionLost.set(true);
  throw problem;
}
