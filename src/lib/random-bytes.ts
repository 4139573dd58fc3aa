const POOL_BYTES = 4096;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/**
 * Cryptographically strong random bytes, from the Web Crypto that Node and browsers share. Fetched in
 * stock, for a call costs a microsecond whatever its size; what was given out is wiped.
 */
export function getRandomBytes(count: number): Uint8Array {
  if (count > POOL_BYTES / 8) return globalThis.crypto.getRandomValues(new Uint8Array(count));
  if (used + count > POOL_BYTES) {
    globalThis.crypto.getRandomValues(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + count);
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
