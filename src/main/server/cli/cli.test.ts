import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

// each command is a process that starts from nothing
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const project = findProjectDir();
// beside the dependencies, for it finds them from where it stands
const outDir = join(project, 'node_modules/.cache', `uptake-cli-${process.pid}`);

let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-cli-'));
  app = await startTestApp();
  await build({
    configFile: join(project, 'vite.server.config.ts'),
    logLevel: 'silent',
    build: { outDir, sourcemap: false },
  });
});
afterAll(async () => {
  await app.close();
  await rm(outDir, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Answer {
  code: number | null;
  out: string;
  err: string;
}

/** `npx uptake …`, built, as a process of its own beside the running product. */
function uptake(args: string[]): Promise<Answer> {
  const place = { DATABASE_URL: app.url, UPTAKE_DATA: join(folder, 'beside') };
  const child = spawn(process.execPath, [join(outDir, 'cli.js'), ...args], {
    env: place,
  });
  const answer: Answer = { code: null, out: '', err: '' };
  child.stdout.on('data', (text) => {
    answer.out += text;
  });
  child.stderr.on('data', (text) => {
    answer.err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...answer, code }));
  });
}

function call(key: string, route: string, body?: unknown) {
  return app.call({ key } as Parameters<TestApp['call']>[0], route, body ? { body } : {});
}

test('a workspace is added beside the running product, and its administrator has a link and a key', async () => {
  const added = await uptake(['workspace', 'add', 'Globex', '--admin', 'Hank@Example.com']);
  expect(added).toMatchObject({ code: 0, err: '' });
  const token = /^http:\/\/localhost:3000\/reset\/(\S+)$/m.exec(added.out)![1];
  const password = 'a password of my own';
  const chosen = await app.call(null, `POST /api/v1/links/${token}`, { body: { password } });
  expect(chosen.status).toBe(200);
  const body = { email: 'hank@example.com', password };
  expect((await app.call(null, 'POST /api/v1/session', { body })).status).toBe(200);

  const made = await uptake(['key', 'create', '--user', 'hank@example.com']);
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^uptake_\S{32}\n$/) });
  const me = await call(made.out.trim(), 'GET /api/v1/me');
  expect(me.body).toMatchObject({
    workspace: { name: 'Globex' },
    member: { role: 'administrator', email: 'hank@example.com' },
  });
});

test('what is called wrongly ends with 2, what cannot be done with 1, and both say what to do', async () => {
  expect(await uptake(['backup'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('FILE is missing'),
  });
  expect(await uptake(['user', 'link', 'nobody@example.com'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('npx uptake user add'),
  });
});

test('the doctor answers programs and people', async () => {
  const { code, out } = await uptake(['doctor', '--json']);
  const { ok, findings } = JSON.parse(out);
  const faults = findings.filter(({ verdict }: { verdict: string }) => verdict === 'fault');
  // what is tested may not be built yet
  const isBuilt = existsSync(join(project, 'dist/web/index.html'));
  expect(faults.map(({ check }: { check: string }) => check)).toEqual(isBuilt ? [] : ['web app']);
  expect({ ok, code }).toEqual({ ok: isBuilt, code: isBuilt ? 0 : 1 });

  const client = new pg.Client(app.url);
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('alter table task disable row level security');
  const told = await uptake(['doctor']);
  await client.query('alter table task enable row level security');
  expect(told.code).toBe(1);
  expect(told.out).toMatch(/^FAULT {4}walls between workspaces: The table task is open/m);
});

test('start runs the product until it is told to stop', async () => {
  const place = { DATABASE_URL: app.url, UPTAKE_DATA: join(folder, 'started'), PORT: '0' };
  const child = spawn(process.execPath, [join(outDir, 'cli.js'), 'start'], {
    env: place,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (text) => {
    if (String(text).includes('Uptake is ready')) child.kill('SIGTERM');
  });
  expect(await once(child, 'exit')).toEqual([0, null]);
});
