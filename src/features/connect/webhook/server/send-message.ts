import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { AppError } from '#src/lib/app-error.ts';
import { type Allowed, inside, mayReach, plainHost, readAddress } from './guard-address.ts';

const MOST_MS = 10_000;
const MOST_BYTES = 16_384;

export interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** How an attempt went; `status` is null if nobody answered. */
export interface Answered {
  status: number | null;
  problem: string | null;
  tookMs: number;
}

/**
 * Posts a message to an address of the public internet. The name is looked up once and what was
 * checked is what is connected to, so that it cannot become another in between; nothing is followed.
 */
export async function sendMessage(outgoing: Outgoing, allowed: Allowed): Promise<Answered> {
  const begun = performance.now();
  const took = () => Math.round(performance.now() - begun);
  try {
    const url = readAddress(outgoing.url, allowed);
    const signal = AbortSignal.timeout(MOST_MS);
    const address = await within(signal, findAddress(url, allowed));
    const status = await within(signal, post({ url, address, outgoing, signal }));
    const isDone = status >= 200 && status < 300;
    return { status, problem: isDone ? null : explainStatus(status), tookMs: took() };
  } catch (error) {
    return { status: null, problem: explain(error as Error), tookMs: took() };
  }
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}

/** Every address of the name must be fit: a name that leads inside as well is refused. */
async function findAddress(url: URL, allowed: Allowed): Promise<string> {
  const host = plainHost(url);
  const isNamed = allowed.names.has(host);
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  const fit = isNamed || found.every(({ address }) => mayReach(address, allowed));
  if (found.length === 0 || !fit) throw inside();
  return found[0]!.address;
}

interface Posting {
  url: URL;
  address: string;
  outgoing: Outgoing;
  signal: AbortSignal;
}

function post({ url, address, outgoing, signal }: Posting): Promise<number> {
  const isSecure = url.protocol === 'https:';
  const host = plainHost(url);
  const options = {
    host: address,
    port: url.port || (isSecure ? 443 : 80),
    path: url.pathname + url.search,
    method: 'POST',
    headers: {
      ...outgoing.headers,
      host: url.host,
      'content-length': String(Buffer.byteLength(outgoing.body)),
    },
    agent: false as const,
    signal,
    ...(isSecure && isIP(host) === 0 && { servername: host }),
  };
  return new Promise((resolve, reject) => {
    const sending = (isSecure ? requestSecure : requestPlain)(options, (response) => {
      const status = response.statusCode ?? 0;
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        // what they say is of no interest beyond that they took it
        if (bytes > MOST_BYTES) response.destroy();
      });
      response.on('close', () => resolve(status));
      response.on('error', () => resolve(status));
    });
    sending.on('error', reject);
    // or nobody would hear of an answer that wants to speak something else from now on
    sending.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      resolve(statusCode ?? 0);
    });
    sending.end(outgoing.body);
  });
}

function explainStatus(status: number): string {
  if (status >= 300 && status < 400) {
    return `The address answered with ${status} and points elsewhere. Give the address it points to.`;
  }
  if (status === 401 || status === 403) {
    return `The address answered with ${status}: it does not let us in. Check its address and secret.`;
  }
  if (status === 404) return 'There is nothing at this address (404). Check that it is right.';
  if (status === 410) return 'The address says that it is gone for good (410).';
  return `The address answered with ${status} instead of taking the message.`;
}

function explain(error: Error & { code?: string }): string {
  if (error instanceof AppError) return error.message;
  switch (error.code ?? error.name) {
    case 'TimeoutError':
    case 'ABORT_ERR':
    case 'AbortError':
      return 'The address did not answer within 10 seconds.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'There is no server of this name. Check the address.';
    case 'ECONNREFUSED':
      return 'No program listens at this address.';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'The address broke off the connection.';
  }
  if (/certificate|CERT|altname/i.test(`${error.code} ${error.message}`)) {
    return `The certificate of this address cannot be trusted: ${error.message.slice(0, 200)}`;
  }
  return `The address could not be reached: ${error.message.slice(0, 200)}`;
}
