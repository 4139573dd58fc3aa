import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { noteBackup } from '#src/features/admin/backup/server/last-backup-queries.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { openDatabase } from '#src/server/db/database.ts';
import { readMigrations } from '#src/server/db/migrate.ts';
import { createEmptyDatabase } from '#src/server/db/test-database.ts';
import { checkSchema } from './check-database.ts';
import { checkLastBackup, checkRights, judgeSpace } from './check-folder.ts';
import { checkSearch, mendSearch } from './check-search.ts';
import { checkRole, checkWall } from './check-wall.ts';
import { examine, type Installation } from './examine.ts';

const migrationsDir = join(findProjectDir(), 'migrations');
const declarations = [...recordTypes.values()].map(({ declaration }) => declaration);
const now = new Date('2026-11-22T12:00:00Z');

let app: TestApp;
let admin: TestMember;
let client: pg.Client;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-doctor-'));
  app = await startTestApp();
  admin = await app.workspace('Acme');
  for (const first_name of ['Anna', 'Bert', 'Cleo', 'Dora']) {
    await app.call(admin, 'POST /api/v1/people', { body: { first_name } });
  }
  await app.workspace('Other');
  client = new pg.Client(app.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await app.close();
  await rm(folder, { recursive: true });
});
// what a test does to the database is undone
beforeEach(async () => {
  await client.query('begin');
  return async () => {
    await client.query('rollback');
  };
});

function installation(over: Partial<Installation> = {}): Installation {
  const database = { url: app.url };
  return { database, migrationsDir, dataDir: folder, webDir: folder, declarations, now, ...over };
}

test('an installation that nobody has touched is sound', async () => {
  await writeFile(join(folder, 'index.html'), '');
  await noteBackup(folder, { at: now.toISOString(), path: '/backups/today' });
  const findings = await examine(installation());
  expect(findings.filter(({ verdict }) => verdict === 'fault')).toEqual([]);
  expect(findings.map(({ check }) => check)).toEqual([
    'database',
    'migrations',
    'functions',
    'walls between workspaces',
    'application role',
    'ledger of "Acme"',
    'ledger of "Other"',
    'search',
    'mail',
    'uptake',
    'data folder',
    'disk',
    'backup',
    'web app',
  ]);
});

const holes: [name: string, sql: string][] = [
  ['row-level security is off', 'alter table person disable row level security'],
  ['the policy is gone', 'drop policy one_workspace on person'],
  ['another policy lets all through', 'create policy all_in on person using (true)'],
  ['the policy was widened', 'alter policy one_workspace on person using (true)'],
  ['a new table has no wall', 'create table person_note (workspace_id uuid, id uuid)'],
];

for (const [name, sql] of holes) {
  test(`a hole in the wall is found: ${name}`, async () => {
    expect(await checkWall(client)).toMatchObject({ verdict: 'ok' });
    await client.query(sql);
    expect(await checkWall(client)).toMatchObject({
      verdict: 'fault',
      message: expect.stringContaining('person'),
    });
  });
}

const rights: [name: string, sql: string][] = [
  ['superuser', 'alter role uptake_app superuser'],
  ['row-level security is passed', 'alter role uptake_app bypassrls'],
  ['a table is its own', 'alter table task owner to uptake_app'],
  ['the ledger can be changed', 'grant update on ledger_event to uptake_app'],
  ['everybody may write the ledger', 'grant insert on ledger_head to public'],
  ['a table can be emptied', 'grant truncate on person to uptake_app'],
  [
    'the past can be written',
    'grant execute on function append_ledger(jsonb, boolean) to uptake_app',
  ],
  ['another workspace is seen', 'alter table person disable row level security'],
];

for (const [name, sql] of rights) {
  test(`an application role with too many rights is found: ${name}`, async () => {
    expect(await checkRole(client)).toMatchObject({ verdict: 'ok' });
    await client.query(sql);
    expect(await checkRole(client)).toMatchObject({ verdict: 'fault' });
  });
}

test('a migration that was changed, is unknown or is not applied yet is found', async () => {
  const migrations = await readMigrations(migrationsDir);
  const verdicts = async (given: typeof migrations) =>
    (await checkSchema(client, given)).map(({ verdict }) => verdict);
  expect(await verdicts(migrations)).toEqual(['ok', 'ok']);
  const [first, ...rest] = migrations;
  expect(await verdicts([{ ...first!, checksum: 'other' }, ...rest])).toEqual(['fault']);
  expect(await verdicts(migrations.slice(0, -1))).toEqual(['fault']);
  const later = { version: 9999, file: '9999_later.sql', checksum: 'x', sql: '' };
  expect(await verdicts([...migrations, later])).toEqual(['warning', 'ok']);
});

test('a function that was replaced in the database is found', async () => {
  await client.query(`create or replace function ledger_faults(p_workspace uuid)
    returns table (seq bigint, fault text) language sql stable as $$ select 0, '' where false $$`);
  const findings = await checkSchema(client, await readMigrations(migrationsDir));
  expect(findings.at(-1)).toMatchObject({
    verdict: 'fault',
    message: expect.stringContaining('ledger_faults'),
  });
});

test('search that is out of step is found and mended', async () => {
  expect(await checkSearch(client, declarations)).toMatchObject({ verdict: 'ok' });
  await client.query('commit');
  await client.query(`
    delete from search_entry where title = 'Anna';
    update search_entry set visibility = 'private' where title = 'Bert';
    insert into search_entry select (jsonb_populate_record(e, jsonb_build_object(
      'record_id', gen_random_uuid()))).* from search_entry e where title = 'Cleo'`);
  const { verdict, message } = await checkSearch(client, declarations);
  expect(verdict).toBe('fault');
  expect(message).toContain('1 cannot be found, 1 are found with old names or rights, 1 are found');
  const database = openDatabase({ url: app.url });
  onTestFinished(() => database.close());
  expect(await mendSearch(client, database, declarations)).toBe(3);
  expect(await checkSearch(client, declarations)).toMatchObject({ verdict: 'ok' });
  const { body } = await app.call(admin, 'GET /api/v1/search?q=anna');
  expect(body.items).toMatchObject([{ title: 'Anna' }]);
});

test('a database that does not answer or is empty is a fault, and the rest is still examined', async () => {
  const database = { url: 'postgresql://localhost:1/none' };
  const findings = await examine(installation({ database }));
  expect(findings[0]).toMatchObject({ check: 'database', verdict: 'fault' });
  expect(findings.map(({ check }) => check)).toContain('disk');
  const empty = await createEmptyDatabase();
  onTestFinished(empty.close);
  const found = await examine(installation({ database: { url: empty.url } }));
  expect(found.slice(0, 2)).toMatchObject([{ verdict: 'ok' }, { verdict: 'fault' }]);
  expect(found[1]!.message).toContain('restore a backup');
});

test('a data folder that others can read is a fault', async () => {
  const dataDir = join(folder, 'rights');
  await mkdir(dataDir, { mode: 0o711 });
  await writeFile(join(dataDir, 'secret'), 'x', { mode: 0o600 });
  expect(await checkRights(dataDir)).toMatchObject({ verdict: 'ok' });
  await chmod(join(dataDir, 'secret'), 0o640);
  expect(await checkRights(dataDir)).toMatchObject({
    verdict: 'fault',
    message: expect.stringContaining('chmod go-rwx'),
  });
  await chmod(join(dataDir, 'secret'), 0o600);
  await chmod(dataDir, 0o755);
  expect(await checkRights(dataDir)).toMatchObject({ verdict: 'fault' });
});

test('a disk that is nearly full, and a backup that is old or none, are said', async () => {
  const GIB = 1024 ** 3;
  const verdicts = [20, 1, 0.1].map((free) => judgeSpace(free * GIB).verdict);
  expect(verdicts).toEqual(['ok', 'warning', 'fault']);
  const dataDir = join(folder, 'backups');
  expect(await checkLastBackup(dataDir, now)).toMatchObject({ verdict: 'warning' });
  await noteBackup(dataDir, { at: '2026-11-20T12:00:00Z', path: '/b' });
  expect(await checkLastBackup(dataDir, now)).toMatchObject({ verdict: 'ok' });
  await noteBackup(dataDir, { at: '2026-11-01T12:00:00Z', path: '/b' });
  const old = await checkLastBackup(dataDir, now);
  expect(old).toMatchObject({ verdict: 'warning', message: expect.stringContaining('21 days') });
});
