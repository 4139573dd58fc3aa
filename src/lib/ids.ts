import { getRandomBytes } from './random-bytes.ts';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const DASH_BEFORE = new Set([4, 6, 8, 10]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID version 7 (RFC 9562 §5.7): the first 48 bits are `atMs`, so ids sort by creation. */
export function newId(atMs: number = Date.now()): string {
  const bytes = getRandomBytes(16);
  for (let i = 5, ms = atMs; i >= 0; i--, ms = Math.floor(ms / 256)) bytes[i] = ms % 256;
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  let id = '';
  for (let i = 0; i < 16; i++) id += DASH_BEFORE.has(i) ? `-${HEX[bytes[i]!]}` : HEX[bytes[i]!];
  return id;
}

/** Whether the text is a UUID in the usual hyphenated form. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
