import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileStore } from './file-store.ts';
import { openS3Store } from './s3-store.ts';

const BUCKET = 'uptake-files';
const workspaceId = '01a20172-ac94-7bdf-8c5d-0a2a33ea637a';
const keyOf = (letter: string) => ({
  workspaceId,
  name: `${letter.repeat(64)}-${letter.repeat(12)}`,
});

/** As much of the protocol as is used, kept in memory: it stands in for the network's other end. */
const objects = new Map<string, Buffer>();
let server: Server;
let store: FileStore;
let folder: string;
let isDown = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-s3-'));
  server = createServer(async (request, response) => {
    const body = await buffer(request);
    const fault = faultOf(request, body);
    if (fault) response.writeHead(fault).end('no');
    else answer(request, response, body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { endpoint, bucket: BUCKET, region: 'eu-test', keyId: 'id', secret: 'secret' };
  store = openS3Store(settings, folder);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** What the store itself would refuse: no signature, damaged content, unknown length. */
function faultOf(request: IncomingMessage, body: Buffer): number | null {
  if (isDown) return 503;
  const { authorization = '', 'x-amz-content-sha256': told } = request.headers;
  if (!/^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/eu-test\/s3\/aws4_request/.test(authorization))
    return 403;
  if (told !== createHash('sha256').update(body).digest('hex')) return 400;
  return request.method === 'PUT' && !request.headers['content-length'] ? 411 : null;
}

function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const url = new URL(request.url!, 'http://s3');
  const path = url.pathname.replace(`/${BUCKET}/`, '');
  if (url.searchParams.has('list-type')) response.end(listXml(url.searchParams));
  else if (request.method === 'PUT') {
    objects.set(path, body);
    response.end();
  } else if (request.method === 'DELETE') {
    objects.delete(path);
    response.writeHead(204).end();
  } else if (objects.has(path)) {
    response.setHeader('content-length', objects.get(path)!.length);
    response.end(request.method === 'HEAD' ? undefined : objects.get(path));
  } else response.writeHead(404).end('<Error/>');
}

/** Two to a page, so that pages are followed. */
function listXml(query: URLSearchParams): string {
  const names = [...objects.keys()].sort().filter((n) => n.startsWith(query.get('prefix') ?? ''));
  const from = Number(query.get('continuation-token') ?? 0);
  const entries = query.has('delimiter')
    ? [...new Set(names.map((name) => name.split('/')[0]))].map(
        (id) => `<CommonPrefixes><Prefix>${id}/</Prefix></CommonPrefixes>`,
      )
    : names
        .slice(from, from + 2)
        .map(
          (name) =>
            `<Contents><Key>${name}</Key><LastModified>2026-11-22T10:00:00.000Z</LastModified><Size>${objects.get(name)!.length}</Size></Contents>`,
        );
  const more = names.length > from + 2 && !query.has('delimiter');
  const next = more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult>${entries.join('')}${next}</ListBucketResult>`;
}

async function put(letter: string, content: Buffer): Promise<string> {
  const path = join(folder, letter);
  await writeFile(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await store.put(keyOf(letter), path, { bytes: content.length, sha256 });
  return path;
}

test('a file is kept, measured, read and removed, each time signed', async () => {
  const content = randomBytes(300_000);
  const path = await put('a', content);
  expect(existsSync(path)).toBe(false);
  expect(await store.size(keyOf('a'))).toBe(300_000);
  expect((await buffer(await store.open(keyOf('a')))).equals(content)).toBe(true);
  await store.remove(keyOf('a'));
  expect(await store.size(keyOf('a'))).toBeNull();
  await expect(store.open(keyOf('a'))).rejects.toMatchObject({ code: 'not_found' });
});

test('all that is kept of a workspace is listed, page by page', async () => {
  for (const letter of 'abcde') await put(letter, Buffer.from(letter));
  const found = [];
  for await (const one of store.list(workspaceId)) found.push(one);
  expect(found.map(({ name }) => name)).toEqual([...'abcde'].map((l) => keyOf(l).name));
  expect(found[0]).toMatchObject({ bytes: 1, changedAt: new Date('2026-11-22T10:00:00Z') });
  expect(await store.workspaces()).toEqual([workspaceId]);
});

test('content that was damaged on its way is not kept, and a store that is down is told of', async () => {
  const path = join(folder, 'f');
  await writeFile(path, 'damaged');
  const facts = { bytes: 7, sha256: 'f'.repeat(64) };
  const refused = store.put(keyOf('f'), path, facts);
  await expect(refused).rejects.toMatchObject({ details: { reason: 'file_store' } });
  expect(existsSync(path)).toBe(true);
  isDown = true;
  await expect(store.open(keyOf('a'))).rejects.toThrow('it answered 503');
});

test('no name leads out of its folder', async () => {
  await expect(store.size({ workspaceId, name: '../../secret' })).rejects.toThrow('no key');
  await expect(store.size({ ...keyOf('a'), workspaceId: '..' })).rejects.toThrow('no key');
});
