import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { type DetectedType, detectType } from '#src/server/files/detect-type.ts';
import type { FileKey } from '#src/server/files/file-store.ts';
import { hashFile } from '#src/server/files/hash-file.ts';
import { dropPreviews, makePreviews, PREVIEWS } from '#src/server/files/make-previews.ts';
import { type ReceivedFile, receiveFile } from '#src/server/files/receive-file.ts';
import { answerOnce, onceOf, type StoredAnswer } from '#src/server/idempotency.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import type { Holder } from '../file.ts';
import { nameFile } from '../name-file.ts';
import { addFile } from './file-commands.ts';

export interface Upload {
  request: Request;
  actor: Actor;
  holder: { type: Holder; id: string };
  name: string;
  asNote?: string | undefined;
}

/**
 * Takes a file in: onto the disk, looked at, into the storage, and last of all its row. Whatever
 * fails on the way leaves nothing; what a sudden end leaves is swept up later.
 */
export async function acceptUpload(
  services: Services,
  types: RecordTypes,
  upload: Upload,
): Promise<StoredAnswer> {
  const { machinery, files } = services;
  const { request, actor, holder } = upload;
  requireOctets(request);
  await runRead(machinery, actor, (ctx) =>
    getRecord(ctx, types.get(holder.type)!.declaration, holder.id),
  );
  const path = join(files.store.incomingDir, newId());
  try {
    const received = await receiveFile(request, { path, maxBytes: files.maxBytes });
    const type = detectType(received.head, upload.name);
    const has_preview =
      type.isPicture === true &&
      (await makePreviews(path, `${actor.workspaceId} ${actor.memberId}`));
    return await keep(services, { ...upload, path, received, type, has_preview });
  } finally {
    await rm(path, { force: true });
    await dropPreviews(path);
  }
}

interface Looked extends Upload {
  path: string;
  received: ReceivedFile;
  type: DetectedType;
  has_preview: boolean;
}

async function keep({ machinery, files }: Services, looked: Looked): Promise<StoredAnswer> {
  const { actor, path, type, has_preview, holder, asNote } = looked;
  const { bytes, sha256 } = looked.received;
  const stored_as = `${sha256}-${randomBytes(6).toString('hex')}`;
  const keyOf = (ending: string): FileKey => ({
    workspaceId: actor.workspaceId,
    name: stored_as + ending,
  });
  const drop = async () => {
    for (const ending of ['', ...endings]) await files.store.remove(keyOf(ending)).catch(() => {});
  };
  const endings = has_preview ? Object.keys(PREVIEWS).map((size) => `.${size}`) : [];
  try {
    for (const ending of endings) {
      const { size } = await stat(path + ending);
      const facts = { bytes: size, sha256: await hashFile(path + ending) };
      await files.store.put(keyOf(ending), path + ending, facts);
    }
    await files.store.put(keyOf(''), path, { bytes, sha256 });
    const name = nameFile(looked.name, type.extension);
    const { mediaType: media_type } = type;
    const values = { name, media_type, bytes, sha256, stored_as, has_preview };
    const commandId = newId();
    const once = onceOf(looked.request, ['upload', holder, looked.name, asNote, sha256]);
    const answer = await runCommand<StoredAnswer>(
      machinery,
      actor,
      async (ctx) => {
        const body = await addFile(ctx, { holder, asNote, values }, files.quotaBytes);
        return { status: 201, body, version: body.version as number, secret: false, commandId };
      },
      { commandId, wrap: once && ((db, run) => answerOnce(db, actor, once, run)) },
    );
    // it was here already, and so was what it holds
    if (answer.commandId !== commandId) await drop();
    return answer;
  } catch (error) {
    // if it may have been saved after all, the sweep decides
    if (error instanceof AppError) await drop();
    throw error;
  }
}

/** A page elsewhere cannot send this type in somebody's name without being asked first (CORS). */
function requireOctets(request: Request): void {
  if (request.headers.get('content-type')?.trim() === 'application/octet-stream') return;
  const message = 'Send the file as the body, with Content-Type: application/octet-stream.';
  throw new AppError('invalid', message, { reason: 'not_octets' });
}
