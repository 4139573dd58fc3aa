import { ApiProblem, readProblem } from '#src/web/api/api-problem.ts';
import { rememberCommand } from '#src/web/api/commands.ts';
import { speakerHeader } from '#src/web/api/speaker.ts';
import { fileText } from '../file-text.ts';
import type { ShownFile } from '../shown-file.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** The record that a file is to hang on; exactly one. */
export type UploadTarget = Partial<
  Record<'person_id' | 'company_id' | 'activity_id' | 'task_id', string>
>;

export interface UploadOptions {
  target: UploadTarget;
  /** Writes a note of this text about the person or company, which holds the file. */
  asNote?: string;
  /** From 0 to 1. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
}

/** Sends one file, photos made smaller first. @throws ApiProblem */
export async function uploadFile(given: File, options: UploadOptions): Promise<ShownFile> {
  const file = await shrinkPhoto(given);
  const query = new URLSearchParams({
    ...options.target,
    name: file.name || 'photo.jpg',
    ...(options.asNote !== undefined && { as_note: options.asNote }),
  });
  const { response, command } = await post(`/api/v1/files/upload?${query}`, file, options);
  if (!response.ok) throw await readProblem(response);
  if (command) {
    rememberCommand({ ids: [command], says: fileText.text('added', { name: file.name }) });
  }
  return response.json();
}

/** XMLHttpRequest alone tells how far an upload has come. */
function post(url: string, file: File, { onProgress, signal }: UploadOptions) {
  return new Promise<{ response: Response; command: string | null }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    for (const [name, value] of Object.entries(speakerHeader())) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const { status, responseText } = request;
      const command = request.getResponseHeader('Uptake-Command');
      resolve({ response: new Response(responseText, { status }), command });
    };
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    request.onerror = () => {
      const message = fileText.text('failed', { name: file.name });
      reject(new ApiProblem(message, { code: 'unreachable' }));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
