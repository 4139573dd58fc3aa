import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const TOKEN = /^[\w-]{86}$/;

export interface Recipient {
  workspaceId: string;
  memberId: string;
}

/** Lets its holder end the daily mail of this member, and nothing else. It needs no storage. */
export function makeUnsubscribeToken(key: Buffer, { workspaceId, memberId }: Recipient): string {
  const ids = Buffer.concat([toBytes(workspaceId), toBytes(memberId)]);
  return Buffer.concat([ids, sign(key, ids)]).toString('base64url');
}

/** Whose mail a token ends; null if nobody signed it. */
export function readUnsubscribeToken(key: Buffer, token: string): Recipient | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const ids = bytes.subarray(0, 2 * ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(2 * ID_BYTES), sign(key, ids))) return null;
  return { workspaceId: toId(ids.subarray(0, ID_BYTES)), memberId: toId(ids.subarray(ID_BYTES)) };
}

function sign(key: Buffer, ids: Buffer): Buffer {
  return createHmac('sha256', key).update(ids).digest();
}

function toBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function toId(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
