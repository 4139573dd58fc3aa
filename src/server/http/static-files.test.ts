import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStaticFiles } from './static-files.ts';

let dir: string;
let serve: (request: Request) => Promise<Response>;
const script = 'console.log("hello");\n'.repeat(1000);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'uptake-static-'));
  await mkdir(join(dir, 'web/assets'), { recursive: true });
  await writeFile(join(dir, 'secret.js'), 'secret');
  await writeFile(join(dir, 'web/index.html'), '<!doctype html>');
  await writeFile(join(dir, 'web/assets/index-1.js'), script);
  await writeFile(join(dir, 'web/assets/entry-1.js'), script);
  await writeFile(join(dir, 'web/assets/entry-1.js.br'), 'packed by the build');
  await writeFile(join(dir, 'web/assets/inter.woff2'), 'font');
  serve = createStaticFiles(join(dir, 'web'));
});
afterAll(() => rm(dir, { recursive: true }));

function get(path: string, accepted = '') {
  return serve(
    new Request(`http://localhost${path}`, { headers: { 'accept-encoding': accepted } }),
  );
}

test('a file comes as it is, or packed as the browser takes it', async () => {
  const plain = await get('/assets/index-1.js');
  expect(await plain.text()).toBe(script);
  expect(plain.headers.get('content-encoding')).toBeNull();
  const brotli = await get('/assets/index-1.js', 'gzip, deflate, br, zstd');
  expect(brotli.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(new Uint8Array(await brotli.arrayBuffer())).toString()).toBe(script);
  const gzip = await get('/assets/index-1.js', 'gzip');
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(new Uint8Array(await gzip.arrayBuffer())).toString()).toBe(script);
  expect(gzip.headers.get('cache-control')).toContain('immutable');
});

test('what the build has packed is sent as it is, and is no file of its own', async () => {
  const brotli = await get('/assets/entry-1.js', 'gzip, br');
  expect(brotli.headers.get('content-encoding')).toBe('br');
  expect(await brotli.text()).toBe('packed by the build');
  expect(await (await get('/assets/entry-1.js')).text()).toBe(script);
  expect((await get('/assets/entry-1.js.br')).status).toBe(404);
});

test('what is packed already is not packed again', async () => {
  const font = await get('/assets/inter.woff2', 'gzip, br');
  expect(font.headers.get('content-encoding')).toBeNull();
  expect(await font.text()).toBe('font');
});

test('a page of the app is answered by its index, framed by nobody', async () => {
  for (const path of ['/', '/people/1', '/index.html']) {
    const page = await get(path);
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
});

test.each([
  '//assets/index-1.js',
  '/assets//index-1.js',
  '/assets/./%2e/index-1.js/x.js',
  '/assets/%2findex-1.js',
  '/assets%2Findex-1.js%00.js',
  '/..%2fsecret.js',
  '/assets/..%2F..%2Fsecret.js',
  '/%ff.js',
  '/missing.js',
])('%s is no file', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('another way to write the path of a file is the same file', async () => {
  expect(await (await get('/%61ssets/%69ndex-1.js')).text()).toBe(script);
});

test('the files are those there at the start; without a build there are none', async () => {
  await writeFile(join(dir, 'web/late.js'), 'late');
  expect((await get('/late.js')).status).toBe(404);
  const none = createStaticFiles(join(dir, 'nothing'));
  expect((await none(new Request('http://localhost/'))).status).toBe(404);
});
