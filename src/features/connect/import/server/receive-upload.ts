import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { AppError } from '#src/lib/app-error.ts';
import { READ_LIMITS } from '../table.ts';
import { cleanText, cutText } from '../values/clean-text.ts';
import { fileTooLarge } from './file-problems.ts';

export interface Upload {
  /** As the sender calls it, for people to read; never a path. */
  fileName: string;
  /** The other parts of the form, by name. */
  fields: ReadonlyMap<string, string>;
}

const NAME_LENGTH = 200;
/** What the borders between the parts of a form may come to. */
const FORM_BYTES = 64 * 1024;
/** With a boundary of at most 70 characters (RFC 2046). */
const MULTIPART = /^multipart\/form-data;.*boundary=(?:"[^"]{1,70}"|[^\s;"]{1,70})[ \t]*(?:;|$)/i;

/**
 * Writes the part `file` of a multipart form (RFC 7578) to `path`, readable by us alone. After a
 * refusal nothing is left there.
 */
export async function receiveUpload(
  request: Request,
  path: string,
  limit = READ_LIMITS.fileBytes,
): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!MULTIPART.test(type)) throw notMultipart();
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit + FORM_BYTES) throw fileTooLarge(limit);
  if (!request.body) throw noFile();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return await readForm(request, path, { type, limit });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function readForm(
  request: Request,
  path: string,
  { type, limit }: { type: string; limit: number },
): Promise<Upload> {
  const fields = new Map<string, string>();
  const stop = new AbortController();
  let fileName: string | undefined;
  let writing: Promise<void> | undefined;
  let problem: AppError | undefined;
  const form = openForm(type, limit);
  function refuse(error: AppError): void {
    problem ??= error;
    form.destroy(error);
  }
  form.on('field', (name, value) => fields.set(name, value));
  form.on('file', (name, stream, given) => {
    stream.on('limit', () => refuse(fileTooLarge(limit)));
    if (name !== 'file' || fileName !== undefined) {
      stream.on('error', () => {}).resume();
      refuse(name === 'file' ? twoFiles() : noFile());
      return;
    }
    fileName = readName(given);
    const file = createWriteStream(path, { mode: 0o600, flags: 'wx' });
    writing = pipeline(stream, file, { signal: stop.signal });
    writing.catch((error) => form.destroy(error));
  });
  try {
    await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), form);
    await writing;
  } catch (error) {
    stop.abort();
    await writing?.catch(() => {});
    // the disk's own trouble is ours, not the sender's
    if (!problem && (error as NodeJS.ErrnoException).syscall) throw error;
    throw problem ?? brokenForm();
  }
  if (fileName === undefined) throw noFile();
  return { fileName, fields };
}

function openForm(type: string, limit: number): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': type } as BusboyHeaders,
      limits: { fields: 20, fieldSize: 1000, fileSize: limit, files: 2, parts: 30 },
    });
  } catch {
    // it takes the first of several boundaries, and refuses more than we can foresee
    throw notMultipart();
  }
}

function readName(given: string | undefined): string {
  const base = (given ?? '').replaceAll('\\', '/').split('/').at(-1) ?? '';
  const { text } = cleanText(base, 1000);
  return cutText(text.replace(/\s+/g, ' ').trim(), NAME_LENGTH) || 'list';
}

function notMultipart(): AppError {
  const message = 'Send the list as multipart/form-data, in a part named "file".';
  return new AppError('invalid', message, { reason: 'import_not_multipart' });
}

function noFile(): AppError {
  const message = 'No file came with the form. Send the list in one part named "file".';
  return new AppError('invalid', message, { reason: 'import_no_file' });
}

function twoFiles(): AppError {
  const message = 'More than one file came. Send the lists one after the other.';
  return new AppError('invalid', message, { reason: 'import_two_files' });
}

function brokenForm(): AppError {
  const message = 'The upload was broken off on its way. Send the file again.';
  return new AppError('invalid', message, { reason: 'import_broken_upload' });
}
