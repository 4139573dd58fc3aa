import { createECDH, createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';

const LASTS_SECONDS = 12 * 60 * 60;

export interface Vapid {
  /** base64url; what a browser subscribes with. */
  publicKey: string;
  /** The header by which a push service knows this server (RFC 8292). */
  authorize(endpoint: string, now: Date): string;
}

/**
 * The pair of keys follows from the installation's secret, so all servers of one installation have
 * the same, and a backup of the secret is one of them too.
 */
export function createVapid(seed: Buffer, contact: string): Vapid {
  const { publicKey, privateKey } = deriveKeys(seed);
  return {
    publicKey,
    authorize(endpoint, now) {
      const claims = {
        aud: new URL(endpoint).origin,
        exp: Math.floor(now.getTime() / 1000) + LASTS_SECONDS,
        sub: contact,
      };
      const token = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`;
      const signature = sign('sha256', Buffer.from(token), {
        key: privateKey,
        dsaEncoding: 'ieee-p1363',
      });
      return `vapid t=${token}.${signature.toString('base64url')}, k=${publicKey}`;
    },
  };
}

function deriveKeys(seed: Buffer): { publicKey: string; privateKey: KeyObject } {
  const pair = createECDH('prime256v1');
  for (let round = 0; ; round++) {
    const scalar = createHmac('sha256', seed).update(`push key ${round}`).digest();
    try {
      pair.setPrivateKey(scalar);
    } catch {
      // one in four billion is too large for the curve
      continue;
    }
    const point = pair.getPublicKey();
    const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) };
    const privateKey = createPrivateKey({
      key: { ...jwk, d: scalar.toString('base64url') },
      format: 'jwk',
    });
    return { publicKey: point.toString('base64url'), privateKey };
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
