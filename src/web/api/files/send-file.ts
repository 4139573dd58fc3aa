import type { EndpointOutput, Method } from '#src/lib/define-endpoint.ts';
import {
  type CallInput,
  type CallOptions,
  type Route,
  readJson,
  takeIn,
  writeUrl,
} from '../call.ts';
import { takeEffort } from '../effort.ts';
import { speakerHeader } from '../speaker.ts';
import { sayNoFile } from './say-no-file.ts';

interface FileOptions extends Pick<CallOptions, 'signal' | 'says'> {
  /** 0…1 of what has left this machine. */
  onProgress?: (share: number) => void;
  /** The Content-Type, where it is not that of the file. */
  as?: string;
}

/**
 * Sends a file as it is, or in a form: `sendFile<typeof setLogo>('POST /api/v1/…', file)`. It needs a
 * connection, and is not tried again by itself.
 *
 * @throws ApiProblem, or the signal's reason once it is aborted
 */
export async function sendFile<E extends { route: Route }>(
  route: E['route'],
  file: File | FormData,
  { query, ...options }: FileOptions & Pick<CallInput, 'query'> = {},
): Promise<EndpointOutput<E>> {
  const [method, path] = route.split(' ') as [Method, string];
  const response = await post(method, writeUrl(path, { ...(query && { query }) }), file, options);
  await takeIn(response, method, options);
  return readJson(response);
}

/** `fetch` tells nothing of how far it has come, so this is an XMLHttpRequest. */
function post(
  method: Method,
  url: string,
  file: File | FormData,
  { signal, onProgress, as }: FileOptions,
): Promise<Response> {
  const request = new XMLHttpRequest();
  const stop = () => request.abort();
  return new Promise<Response>((resolve, reject) => {
    signal?.throwIfAborted();
    request.open(method, url);
    for (const [name, value] of Object.entries(writeHeaders(as))) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => resolve(answerOf(request)));
    request.addEventListener('error', () => reject(sayNoFile()));
    request.addEventListener('abort', () => reject(signal?.reason));
    signal?.addEventListener('abort', stop, { once: true });
    request.send(file);
  }).finally(() => signal?.removeEventListener('abort', stop));
}

function writeHeaders(as: string | undefined): Record<string, string> {
  const effort = takeEffort();
  return {
    Accept: 'application/json',
    ...speakerHeader(),
    ...(as && { 'Content-Type': as }),
    ...(effort && { 'Uptake-Effort': effort }),
  };
}

const TOLD = ['Date', 'Uptake-Command'];

function answerOf(request: XMLHttpRequest): Response {
  const told = TOLD.map((name) => [name, request.getResponseHeader(name)] as const);
  const headers = told.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return new Response(request.responseText, {
    status: request.status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}
