import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** One browser as its push service knows it. */
export interface TestBrowser {
  subscription: { endpoint: string; public_key: string; auth: string; name: string };
  /** What it was told, as it reads it. */
  got: { title: string; body: string; tag: string; open: string }[];
  /** The next answers of the push service; 201 when there are no more. */
  answers: number[];
  /** Bytes for which its answers go on; and how many of these somebody listened to, the last time. */
  goesOnFor: number;
  heardOf: number;
  headers: IncomingMessage['headers'][];
}

/** A push service for tests (RFC 8030), which reads as a browser reads and checks who it is from. */
export async function startPushService() {
  const browsers = new Map<string, { browser: TestBrowser; read(body: Buffer): string }>();
  const server = createServer(async (request, response) => {
    const found = browsers.get(request.url ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (!found) return response.writeHead(404).end();
    const status = found.browser.answers.shift() ?? 201;
    // 0: the connection breaks after all was heard
    if (status === 201 || status === 0) {
      found.browser.headers.push(request.headers);
      found.browser.got.push(JSON.parse(found.read(Buffer.concat(chunks))));
    }
    if (status === 0) return request.socket.destroy();
    response.writeHead(status).write('told');
    await goOn(found.browser, response);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const host = `127.0.0.1:${port}`;
  return {
    host,
    browser(name = 'Firefox'): TestBrowser {
      const pair = createECDH('prime256v1');
      const publicKey = pair.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      const browser: TestBrowser = {
        subscription: {
          endpoint: `http://${host}${path}`,
          public_key: publicKey.toString('base64url'),
          auth: auth.toString('base64url'),
          name,
        },
        got: [],
        answers: [],
        ...{ goesOnFor: 0, heardOf: 0 },
        headers: [],
      };
      browsers.set(path, { browser, read: (body) => decrypt(body, pair, auth) });
      return browser;
    },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

async function goOn(browser: TestBrowser, response: ServerResponse): Promise<void> {
  const part = Buffer.alloc(65_536, ' more');
  browser.heardOf = 0;
  while (browser.heardOf < browser.goesOnFor && !response.destroyed) {
    browser.heardOf += part.length;
    if (response.write(part)) continue;
    await new Promise<void>((resolve) => {
      const wake = () => {
        response.off('drain', wake).off('close', wake);
        resolve();
      };
      response.on('drain', wake).on('close', wake);
    });
  }
}

export function decrypt(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): string {
  const theirs = body.subarray(21, 86);
  const secret = pair.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs]);
  const input = Buffer.from(hkdfSync('sha256', secret, auth, info, 32));
  const derive = (name: string, size: number) =>
    Buffer.from(
      hkdfSync('sha256', input, body.subarray(0, 16), `Content-Encoding: ${name}\0`, size),
    );
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(body.subarray(-16));
  const plain = Buffer.concat([decipher.update(body.subarray(86, -16)), decipher.final()]);
  return plain.subarray(0, -1).toString();
}

/** The claims of a VAPID header, if its signature is that of its key (RFC 8292). */
export function readVapid(header: string): { claims: Record<string, unknown>; key: string } {
  const [, token, key] = /^vapid t=([^,]+), k=([\w-]+)$/.exec(header)!;
  const [head, claims, signature] = token!.split('.') as [string, string, string];
  const point = Buffer.from(key!, 'base64url');
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) },
    format: 'jwk',
  });
  const isTrue = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isTrue) throw new Error('the signature does not fit the key');
  return { claims: JSON.parse(Buffer.from(claims, 'base64url').toString()), key: key! };
}
