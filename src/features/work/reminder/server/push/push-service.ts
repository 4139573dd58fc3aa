import { AppError } from '#src/lib/app-error.ts';
import { encryptPush } from './encrypt-push.ts';
import type { Vapid } from './vapid.ts';

/** The push services of the browsers; `*.` stands for one name or several in front. */
const KNOWN_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
];
const WITHIN_MS = 10_000;
/** Nobody reads more characters than this of an answer, and more bytes of it are not taken. */
const MOST_PROBLEM = 200;
const MOST_BYTES = 4 * MOST_PROBLEM;

export interface Subscription {
  endpoint: string;
  public_key: string;
  auth: string;
}

/**
 * `later`: certainly not delivered, worth another try. `unknown`: perhaps delivered. `gone`: the
 * browser has ended it. `refused`: no try will help.
 */
export type Sending =
  | { outcome: 'sent' | 'later' | 'unknown' | 'gone' }
  | {
      outcome: 'refused';
      problem: string;
    };

/** The server speaks to push services alone, lest a member make it call on any machine. */
export function requirePushService(endpoint: string, extraHosts: readonly string[]): void {
  if (isPushService(endpoint, extraHosts)) return;
  throw new AppError(
    'invalid',
    'This is not the address of a push service that Uptake knows. Ask your administrator to allow it.',
    { reason: 'unknown_push_service' },
  );
}

function isPushService(endpoint: string, extraHosts: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (!url || url.username || url.password) return false;
  if (extraHosts.includes(url.host)) return /^https?:$/.test(url.protocol);
  if (url.protocol !== 'https:' || url.port) return false;
  return KNOWN_HOSTS.some((known) =>
    known.startsWith('*.') ? url.hostname.endsWith(known.slice(1)) : url.hostname === known,
  );
}

export interface Message {
  text: string;
  /** Seconds for which it is worth delivering. */
  ttl: number;
}

export interface PushSender {
  vapid: Vapid;
  extraHosts: readonly string[];
  now(): Date;
}

/** Hands a message to the push service of one browser (RFC 8030). Never throws. */
export async function sendPush(
  { vapid, extraHosts, now }: PushSender,
  to: Subscription,
  { text, ttl }: Message,
): Promise<Sending> {
  if (!isPushService(to.endpoint, extraHosts)) {
    return { outcome: 'refused', problem: 'The push service is not allowed.' };
  }
  try {
    const body = encryptPush(text, {
      publicKey: Buffer.from(to.public_key, 'base64url'),
      auth: Buffer.from(to.auth, 'base64url'),
    });
    const answer = await fetch(to.endpoint, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
      headers: {
        authorization: vapid.authorize(to.endpoint, now()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(ttl),
        urgency: 'high',
      },
      body: new Uint8Array(body),
    });
    return await judge(answer);
  } catch (error) {
    return judgeFailure(error as Error & { cause?: { code?: string } });
  }
}

async function judge(answer: Response): Promise<Sending> {
  const outcome = outcomeOf(answer);
  if (outcome) {
    await answer.body?.cancel();
    return { outcome };
  }
  const said = await readBeginning(answer).catch(() => '');
  return { outcome: 'refused', problem: `${answer.status} ${said}`.trim() };
}

function outcomeOf({ ok, status }: Response) {
  if (ok) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'later' : undefined;
}

/** Only the beginning: whoever answers could go on for as long as we listen. */
async function readBeginning({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    bytes += part.byteLength;
    // leaving the loop ends the connection
    if (bytes >= MOST_BYTES) break;
  }
  const text = new TextDecoder().decode(Buffer.concat(parts).subarray(0, MOST_BYTES));
  return text.replace(/\s+/g, ' ').slice(0, MOST_PROBLEM);
}

/** Where no connection came about nothing was delivered; afterwards nobody knows. */
function judgeFailure(error: Error & { cause?: { code?: string } }): Sending {
  const code = error.cause?.code ?? '';
  if (
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(
      code,
    )
  ) {
    return { outcome: 'later' };
  }
  if (error.name === 'TimeoutError' || code) return { outcome: 'unknown' };
  return { outcome: 'refused', problem: error.message.slice(0, MOST_PROBLEM) };
}
