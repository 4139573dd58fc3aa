import { createHash, randomBytes } from 'node:crypto';

/** A secret of 192 random bits for links and keys; only its hash is stored. */
export function makeToken(prefix = ''): string {
  return prefix + randomBytes(24).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
