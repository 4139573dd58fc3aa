/** Cryptographically strong random bytes, from the Web Crypto that Node and browsers share. */
export function getRandomBytes(count: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(count));
}
