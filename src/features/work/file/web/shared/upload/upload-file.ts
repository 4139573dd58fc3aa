import { sendFile } from '#src/web/api/files/send-file.ts';
import type { uploadFile as uploadEndpoint } from '../../../file-api.ts';
import { fileText } from '../file-text.ts';
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
export async function uploadFile(
  given: File,
  { target, asNote, onProgress, signal }: UploadOptions,
): Promise<void> {
  const file = await shrinkPhoto(given);
  await sendFile<typeof uploadEndpoint>('POST /api/v1/files/upload', file, {
    as: 'application/octet-stream',
    query: { ...target, name: file.name || 'photo.jpg', as_note: asNote },
    says: fileText.text('added', { name: file.name }),
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
}
