import { createCipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';

const RECORD_SIZE = 4096;
const LAST_RECORD = 2;

export interface PushKeys {
  /** The browser's public key, 65 bytes. */
  publicKey: Buffer;
  /** Its authentication secret, 16 bytes. */
  auth: Buffer;
}

/** For tests alone, which hold it against the example of the RFC. */
interface Given {
  salt?: Buffer;
  privateKey?: Buffer;
}

/**
 * The body of a push message, which the browser alone can read: RFC 8291 over RFC 8188, one record.
 *
 * @throws Error where the key is no point of the curve
 */
export function encryptPush(text: string, keys: PushKeys, given: Given = {}): Buffer {
  const pair = createECDH('prime256v1');
  if (given.privateKey) pair.setPrivateKey(given.privateKey);
  else pair.generateKeys();
  const own = pair.getPublicKey();
  const salt = given.salt ?? randomBytes(16);
  const { key, nonce } = deriveKeys({
    keys,
    own,
    salt,
    secret: pair.computeSecret(keys.publicKey),
  });
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD_SIZE);
  return Buffer.concat([
    salt,
    size,
    Buffer.from([own.length]),
    own,
    cipher.update(Buffer.concat([Buffer.from(text), Buffer.from([LAST_RECORD])])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

interface Shared {
  keys: PushKeys;
  own: Buffer;
  salt: Buffer;
  secret: Buffer;
}

function deriveKeys({ keys, own, salt, secret }: Shared): { key: Buffer; nonce: Buffer } {
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), keys.publicKey, own]);
  const input = expand(hmac(keys.auth, secret), about, 32);
  const base = hmac(salt, input);
  return {
    key: expand(base, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    nonce: expand(base, Buffer.from('Content-Encoding: nonce\0'), 12),
  };
}

/** HKDF's second step (RFC 5869), for at most 32 bytes. */
function expand(key: Buffer, info: Buffer, bytes: number): Buffer {
  return hmac(key, Buffer.concat([info, Buffer.from([1])])).subarray(0, bytes);
}

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
