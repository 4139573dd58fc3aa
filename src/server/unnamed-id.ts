import { createHmac, randomBytes } from 'node:crypto';
import type { Actor } from './context.ts';
import { keyOf } from './idempotency.ts';

export type UnnamedId = (request: Request, actor: Actor, body: unknown) => string;

/**
 * Makes ids for what names nobody: the same for a repetition of a request under its Idempotency-Key,
 * so that it is stored once without the key being kept beside a member. The id tells neither the key
 * nor the hour, to nobody who has not the secret.
 */
export function createUnnamedIds(secret: Buffer): UnnamedId {
  return (request, { workspaceId }, body) => {
    const key = keyOf(request);
    const path = new URL(request.url).pathname;
    return key === null
      ? uuidOf(randomBytes(16))
      : uuidOf(
          createHmac('sha256', secret)
            .update(JSON.stringify([workspaceId, path, key, body]))
            .digest(),
        );
  };
}

/** A UUID of version 4, as those that are drawn by lot. */
function uuidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
