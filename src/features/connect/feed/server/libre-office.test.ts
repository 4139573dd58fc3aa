import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '#src/main/server/listen.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const PROGRAM = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
].find((path) => existsSync(path));
const WHY = PROGRAM ? '' : ' (left out: LibreOffice is not installed here)';

let app: TestApp;
let ada: TestMember;
let server: Awaited<ReturnType<typeof listen>>;
let folder: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  await app.call(ada, 'POST /api/v1/people', {
    body: { first_name: 'Zoë', last_name: 'Müller; "Söhne"', city: 'Rome' },
  });
  await app.call(ada, 'POST /api/v1/people', { body: { first_name: '=1+1' } });
  // it asks a person for the password, and without a screen there is none: this types it
  const fetch = (request: Request, ...rest: []) =>
    app.app.http.fetch(withPassword(request), ...rest);
  server = await listen({ fetch } as Hono, { host: '127.0.0.1', port: 0, log: console });
  folder = await mkdtemp(join(tmpdir(), 'uptake-office-'));
});
afterAll(async () => {
  await server.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

function withPassword(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Basic ${Buffer.from(`feed:${ada.key}`).toString('base64')}`);
  return new Request(request.url, { method: request.method, headers });
}

test.skipIf(!PROGRAM)(
  `LibreOffice opens a table of the feed by its address${WHY}`,
  async () => {
    const address = `http://127.0.0.1:${server.port}/odata/v4/people?$format=csv&$select=title,city&$orderby=title`;
    await promisify(execFile)(
      PROGRAM!,
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--norestore',
        // commas, double quotes, UTF-8, from the first line on
        '--infilter=Text - txt - csv (StarCalc):44,34,76,1',
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        address,
      ],
      { timeout: 100_000 },
    );
    const [made] = (await readdir(folder)).filter((name) => name.endsWith('.fods'));
    const sheet = await readFile(join(folder, made!), 'utf8');
    for (const cell of ['title', 'city', 'Zoë Müller; "Söhne"', 'Rome', "'=1+1"]) {
      expect(sheet).toContain(
        `<text:p>${cell.replaceAll('"', '&quot;').replaceAll("'", '&apos;')}</text:p>`,
      );
    }
    expect(sheet).not.toContain('table:formula');
    // it looks several times before it reads
    const { items } = (await app.call(ada, 'GET /api/v1/exports')).body;
    expect(items).toEqual([expect.objectContaining({ format: 'csv', rows: 2 })]);
  },
  120_000,
);
