import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createEmptyDatabase } from '#src/server/db/test-database.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { parseInput } from './cli-command.ts';
import { COMMANDS } from './cli-commands.ts';

let app: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-commands-'));
  app = await startTestApp();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
beforeEach(() => {
  useDatabase(app.url);
  return () => vi.unstubAllEnvs();
});

function useDatabase(url: string, dataDir = 'beside'): void {
  vi.stubEnv('DATABASE_URL', url);
  vi.stubEnv('UPTAKE_DATA', join(folder, dataDir));
}

/** Runs a command in this process and gives what it printed; what it throws is its error. */
async function uptake(name: string, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
  try {
    const command = COMMANDS.find((one) => one.name === name)!;
    const code = await command.run(parseInput(command, args, new AbortController().signal));
    expect(code).toBe(0);
    return lines.join('\n');
  } finally {
    log.mockRestore();
  }
}

test('somebody new gets a link, and whoever signs in already becomes a member as they are', async () => {
  const bill = 'bill@example.com';
  const first = await uptake('workspace add', 'Initech', '--admin', 'Bill@Example.com');
  expect(first).toMatch(/^http:\/\/localhost:3000\/reset\/\S+$/m);
  const second = await uptake('workspace add', 'Globex', '--admin', bill);
  expect(second).not.toContain('http://');
  await expect(uptake('workspace add', 'globex', '--admin', bill)).rejects.toThrow('another name');
  await expect(uptake('user add', bill, '--workspace', 'Globex')).rejects.toThrow('already');
  await expect(uptake('user add', 'zoe@example.com')).rejects.toThrow('"Initech"');
  await expect(uptake('user add', 'zoe@example.com', '--workspace', 'X')).rejects.toThrow(
    'no work',
  );
  await expect(uptake('user add', 'zoe')).rejects.toThrow('no e-mail address');
  await expect(uptake('user add', 'zoe@example.com', '--role', 'boss')).rejects.toThrow('boss');
  await uptake('user add', 'zoe@example.com', '--workspace', 'globex', '--role', 'manager');
  expect(await uptake('user link', bill)).toMatch(/^http:\/\/localhost:3000\/reset\/\S+$/);
});

test('a key has the rights of its user, in the workspace that is meant', async () => {
  const zoe = await uptake('key create', '--user', 'zoe@example.com');
  const me = await app.call({ key: zoe } as never, 'GET /api/v1/me');
  expect(me.body).toMatchObject({ workspace: { name: 'Globex' }, member: { role: 'manager' } });
  const bill = ['key create', '--user', 'bill@example.com'] as const;
  await expect(uptake(...bill)).rejects.toThrow('"Initech"');
  expect(await uptake(...bill, '--workspace', 'Initech')).toMatch(/^uptake_\S+$/);
  const nobody = uptake('key create', '--user', 'nobody@example.com');
  await expect(nobody).rejects.toThrow('npx uptake user add');
});

test('a list comes in as if it were uploaded, and once', async () => {
  const admin = await app.workspace('Importing');
  const list = join(folder, 'list.csv');
  await writeFile(
    list,
    'First name;Last name;E-mail\nAnna;Rossi;anna@globex.com\nBert;Brown;b@x.com',
  );
  const first = await uptake('import', list, '--workspace', 'Importing');
  expect(first).toContain('2 rows: 2 new');
  expect(await uptake('import', list, '--workspace', 'Importing')).toContain('2 known already');
  const found = await app.call(admin, 'GET /api/v1/people');
  expect(found.body.items).toHaveLength(2);
  // the key that it worked with is gone
  const { items } = (await app.call(admin, 'GET /api/v1/keys')).body;
  expect(items.map(({ name }: { name: string }) => name)).toEqual(['test']);
  const none = uptake('import', join(folder, 'none.csv'), '--workspace', 'Importing');
  await expect(none).rejects.toThrow('There is no file');
  const noList = join(folder, 'no-list.csv');
  await writeFile(noList, '<html><body>Sign in</body></html>');
  await expect(uptake('import', noList, '--workspace', 'Importing')).rejects.toThrow(/page|HTML/);
});

test('records go out as an administrator may see them, and the ledger notes it', async () => {
  const admin = await app.workspace('Exporting');
  const member = await app.member(admin);
  const company = await app.call(admin, 'POST /api/v1/companies', { body: { name: '=1+1 Ltd' } });
  const emails = ['a@x.com', 'b@x.com'];
  const person = { first_name: 'Anna', company_id: company.body.id, emails };
  await app.call(admin, 'POST /api/v1/people', { body: person });
  const secret = { first_name: 'Secret', visibility: 'private' };
  await app.call(member, 'POST /api/v1/people', { body: secret });
  const target = join(folder, 'out');
  const printed = await uptake('export', target, '--workspace', 'Exporting');
  expect(printed).toContain('people.csv: 1 records');
  const people = await readFile(join(target, 'people.csv'), 'utf8');
  expect(people).toContain('Anna,');
  expect(people).toContain('a@x.com; b@x.com');
  expect(people).not.toContain('Secret');
  expect(await readFile(join(target, 'companies.csv'), 'utf8')).toContain("'=1+1 Ltd");
  expect((await stat(join(target, 'people.csv'))).mode & 0o777).toBe(0o600);
  const again = uptake('export', target, '--workspace', 'Exporting');
  await expect(again).rejects.toThrow('there already');
  const lines = join(folder, 'out.jsonl');
  await uptake('export', lines, '--workspace', 'Exporting');
  const records = (await readFile(lines, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'company' || type === 'person');
  expect(records).toMatchObject([{ type: 'company' }, { type: 'person', emails }]);
  const { id } = (await app.call(admin, 'GET /api/v1/me')).body.workspace;
  const events = await app.app.services.machinery.database.read(id, (db) =>
    db.rows({ text: `select via from ledger_event where verb = 'workspace.exported'`, values: [] }),
  );
  expect(events).toHaveLength(3);
});

test("a backup of the embedded database is restored into a server of one's own", async () => {
  useDatabase('', 'data');
  await uptake('workspace add', 'Moving', '--admin', 'mo@example.com');
  const path = join(folder, 'moving.uptake');
  await uptake('backup', path);
  const server = await createEmptyDatabase();
  onTestFinished(server.close);
  useDatabase(server.url);
  expect(await uptake('restore', path)).toContain('Restored');
  expect(await uptake('key create', '--user', 'mo@example.com')).toMatch(/^uptake_/);
  await expect(uptake('restore', path)).rejects.toThrow('"Moving"');
  await expect(uptake('restore', path, '--replace')).rejects.toThrow('--yes');
  expect(await uptake('restore', path, '--replace', '--yes')).toContain('Restored');
}, 60_000);
