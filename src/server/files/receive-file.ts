import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#src/lib/app-error.ts';

export interface ReceivedFile {
  bytes: number;
  sha256: string;
  /** The beginning, by which its type is told. */
  head: Buffer;
}

const HEAD_BYTES = 4096;

/**
 * Writes the body of a request to `path`, readable by us alone and flushed, in constant memory. Of
 * an upload that is refused or broken off nothing is left there.
 */
export async function receiveFile(
  request: Request,
  { path, maxBytes }: { path: string; maxBytes: number },
): Promise<ReceivedFile> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  if (!request.body || announced === 0) throw emptyFile();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const gauge = createGauge(maxBytes);
  try {
    const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
    const target = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
    await pipeline(body, gauge.stream, target);
    const received = gauge.measure();
    if (received.bytes === 0) throw emptyFile();
    if (announced >= 0 && received.bytes !== announced) throw brokenOff();
    return received;
  } catch (error) {
    await rm(path, { force: true });
    // the disk's own trouble is ours, not the sender's
    if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall) throw error;
    throw brokenOff();
  }
}

function createGauge(maxBytes: number) {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (bytes < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - bytes));
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > maxBytes ? tooLarge(maxBytes) : null, chunk);
    },
  });
  const measure = () => ({ bytes, sha256: hash.digest('hex'), head: Buffer.concat(head) });
  return { stream, measure };
}

export function tooLarge(maxBytes: number): AppError {
  const limit = Math.floor(maxBytes / 1024 / 1024);
  const message = `This file is too large: ${limit} MB at most are kept. Make it smaller, or send a link to it.`;
  return new AppError('too_large', message, { reason: 'file_too_large' });
}

function emptyFile(): AppError {
  return new AppError('invalid', 'This file is empty. Choose another one.', {
    reason: 'empty_file',
  });
}

function brokenOff(): AppError {
  const message = 'The upload was broken off on its way. Send the file again.';
  return new AppError('invalid', message, { reason: 'broken_upload' });
}
