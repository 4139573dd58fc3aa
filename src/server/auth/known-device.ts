import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const COOKIE = 'uptake.device';
/** As long as browsers keep a cookie at most. */
const KEPT_S = 400 * 24 * 60 * 60;

/**
 * A mark by which a browser that has signed in to an account is known again (OWASP: device cookies).
 * It opens nothing: it only keeps a stranger's guesses from counting against who works here.
 */
export function createKnownDevices(key: Buffer, url: string) {
  const sign = (id: string, email: string) =>
    createHmac('sha256', key).update(`${id} ${email.trim().toLowerCase()}`).digest();
  const secure = url.startsWith('https:') ? '; Secure' : '';

  return {
    /** The cookie of a device that has just signed in to the account. */
    cookieFor(email: string): string {
      const id = randomBytes(16).toString('base64url');
      const mark = `${id}.${sign(id, email).toString('base64url')}`;
      return `${COOKIE}=${mark}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${KEPT_S}${secure}`;
    },

    /** The device's id; null if it has not signed in to this account. */
    deviceOf(headers: Headers, email: string): string | null {
      const cookie = headers.get('cookie') ?? '';
      const mark = /(?:^|;\s*)uptake\.device=([\w-]{22})\.([\w-]{43})(?:;|$)/.exec(cookie);
      if (!mark) return null;
      const [, id, given] = mark as unknown as [string, string, string];
      return timingSafeEqual(sign(id, email), Buffer.from(given, 'base64url')) ? id : null;
    },
  };
}
