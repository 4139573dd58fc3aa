import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { createEmptyDatabase } from '#src/server/db/test-database.ts';
import { startTestApp, type TestApp } from './test-app.ts';

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

/** `npx uptake …`, built, as a process of its own; beside the running product unless told otherwise. */
function uptake(args: string[], env: Record<string, string> = {}): Promise<Answer> {
  const place = { DATABASE_URL: app.url, UPTAKE_DATA: join(folder, 'beside') };
  const child = spawn(process.execPath, [join(outDir, 'cli.js'), ...args], {
    env: { PATH: process.env.PATH, ...place, ...env },
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

test('whoever signs in already becomes a member with the password they have', async () => {
  const bill = 'bill@example.com';
  const first = await uptake(['workspace', 'add', 'Initech', '--admin', bill]);
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('http://') });
  const add = ['user', 'add', bill, '--workspace', 'globex', '--role', 'manager'];
  const second = await uptake(add);
  expect(second).toMatchObject({ code: 0, out: expect.not.stringContaining('http://') });
  const [again, unclear, clear] = await Promise.all([
    uptake(add),
    uptake(['key', 'create', '--user', bill]),
    uptake(['key', 'create', '--user', bill, '--workspace', 'Globex']),
  ]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('already') });
  expect(unclear).toMatchObject({ code: 1, out: '', err: expect.stringContaining('"Initech"') });
  const me = await call(clear.out.trim(), 'GET /api/v1/me');
  expect(me.body.member).toMatchObject({ role: 'manager' });
});

test('what is called wrongly ends with 2, what cannot be done with 1, and both say what to do', async () => {
  const [noArgument, noUser] = await Promise.all([
    uptake(['backup']),
    uptake(['user', 'link', 'nobody@example.com']),
  ]);
  expect(noArgument).toMatchObject({ code: 2, err: expect.stringContaining('FILE is missing') });
  expect(noUser).toMatchObject({ code: 1, err: expect.stringContaining('npx uptake user add') });
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

test('records go out as an administrator may see them, and the ledger notes it', async () => {
  const admin = await app.workspace('Exporting');
  const member = await app.member(admin);
  const company = await app.call(admin, 'POST /api/v1/companies', { body: { name: '=1+1 Ltd' } });
  const person = {
    first_name: 'Anna',
    company_id: company.body.id,
    emails: ['a@x.com', 'b@x.com'],
  };
  await app.call(admin, 'POST /api/v1/people', { body: person });
  const secret = { first_name: 'Secret', visibility: 'private' };
  await app.call(member, 'POST /api/v1/people', { body: secret });
  const target = join(folder, 'out');
  const csv = await uptake(['export', target, '--workspace', 'Exporting']);
  expect(csv.out).toContain('people.csv: 1 records');
  const people = await readFile(join(target, 'people.csv'), 'utf8');
  expect(people).toContain('Anna,');
  expect(people).toContain('a@x.com; b@x.com');
  expect(people).not.toContain('Secret');
  expect(await readFile(join(target, 'companies.csv'), 'utf8')).toContain("'=1+1 Ltd");
  expect((await stat(join(target, 'people.csv'))).mode & 0o777).toBe(0o600);
  const lines = join(folder, 'out.jsonl');
  expect(await uptake(['export', lines, '--workspace', 'Exporting'])).toMatchObject({ code: 0 });
  const records = (await readFile(lines, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l));
  expect(records).toMatchObject([{ type: 'company' }, { type: 'person', emails: person.emails }]);
});

test("a backup of the embedded database is restored into a server of one's own", async () => {
  const embedded = { DATABASE_URL: '', UPTAKE_DATA: join(folder, 'data') };
  await uptake(['workspace', 'add', 'Moving', '--admin', 'mo@example.com'], embedded);
  const path = join(folder, 'moving.uptake');
  expect(await uptake(['backup', path], embedded)).toMatchObject({ code: 0, err: '' });
  const server = await createEmptyDatabase();
  onTestFinished(server.close);
  const own = { DATABASE_URL: server.url };
  expect(await uptake(['restore', path], own)).toMatchObject({ code: 0, err: '' });
  expect(await uptake(['restore', path], own)).toMatchObject({
    code: 1,
    err: expect.stringContaining('"Moving"'),
  });
});
