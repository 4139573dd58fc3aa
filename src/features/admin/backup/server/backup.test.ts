import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { migrate } from '#src/server/db/migrate.ts';
import { restoreBackup } from './restore-backup.ts';
import {
  emptyDatabase,
  fill,
  filledDatabase,
  migrationsDir,
  query,
  readAll,
} from './test-backup.ts';
import { writeBackup } from './write-backup.ts';

let app: TestApp;
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-backup-'));
  path = join(folder, 'first.uptake');
  app = await startTestApp();
  await fill(app);
  await writeBackup({ url: app.url, path });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** Tables, indexes, keys, policies, triggers and rights, as the catalogue tells them. */
function readForm(url: string): Promise<Record<string, unknown>[]> {
  return query(
    url,
    `select 'index' as kind, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as form
    from pg_index join pg_class c on c.oid = indrelid where relnamespace::regnamespace::text in ('public', 'directory')
    union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    from pg_constraint where connamespace::regnamespace::text in ('public', 'directory')
    union all select 'policy', schemaname || '.' || tablename, qual || with_check from pg_policies
    union all select 'table', oid::regclass::text, relrowsecurity::text from pg_class
    where relnamespace::regnamespace::text in ('public', 'directory') and relkind = 'r'
    union all select 'right', table_schema || '.' || table_name, privilege_type
    from information_schema.role_table_grants where grantee = 'uptake_app' order by 1, 2, 3`,
  );
}

/** The migrations, and one more that changes what people have. */
async function laterMigrations(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'uptake-migrations-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  await cp(migrationsDir, dir, { recursive: true });
  await writeFile(
    join(dir, '9000_nickname.sql'),
    'alter table person add column nickname text; update person set nickname = first_name;',
  );
  return dir;
}

test('a backup restored into an empty database gives the same content and the same form', async () => {
  const url = await emptyDatabase();
  const summary = await restoreBackup({ url, path, migrationsDir, replace: false });
  expect(summary.rows).toBeGreaterThan(40);
  expect(await readAll(url)).toEqual(await readAll(app.url));
  expect(await readForm(url)).toEqual(await readForm(app.url));
  expect(await migrate(url, { dir: migrationsDir })).toEqual([]);
});

test('what was answered to repeated requests is not taken along', async () => {
  const url = await filledDatabase();
  await query(
    url,
    `insert into idempotent_answer (workspace_id, member_id, key, request_hash, body)
    values (gen_random_uuid(), gen_random_uuid(), 'k', 'h', '{"name": "Anna"}')`,
  );
  const brief = join(folder, 'brief.uptake');
  await writeBackup({ url, path: brief });
  const target = await emptyDatabase();
  await restoreBackup({ url: target, path: brief, migrationsDir, replace: false });
  expect(await query(target, 'select name from directory.workspace')).toEqual([{ name: 'Kept' }]);
  expect(await query(target, 'select key from idempotent_answer')).toEqual([]);
});

test('an owner who is no superuser can restore', async () => {
  const url = await emptyDatabase();
  const role = `uptake_owner_${process.pid}`;
  const database = new URL(url).pathname.slice(1);
  await query(url, `create role ${role} createrole; alter database ${database} owner to ${role}`);
  onTestFinished(async () => {
    await query(url, `reassign owned by ${role} to current_user; drop owned by ${role}`);
    await query(url, `drop role ${role}`);
  });
  const asOwner = new URL(url);
  asOwner.searchParams.set('options', `-c role=${role}`);
  await restoreBackup({ url: asOwner.href, path, migrationsDir, replace: false });
  expect(await readAll(url)).toEqual(await readAll(app.url));
});

test('an installation that holds something is replaced only when told to', async () => {
  const url = await filledDatabase();
  const before = await readAll(url);
  const refused = restoreBackup({ url, path, migrationsDir, replace: false });
  await expect(refused).rejects.toMatchObject({ details: { reason: 'not_empty' } });
  await expect(refused).rejects.toThrow('"Kept"');
  expect(await readAll(url)).toEqual(before);
  await restoreBackup({ url, path, migrationsDir, replace: true });
  expect(await readAll(url)).toEqual(await readAll(app.url));
});

test('a running product is not restored under its feet', async () => {
  const { url } = app;
  const attempt = restoreBackup({ url, path, migrationsDir, replace: true });
  await expect(attempt).rejects.toMatchObject({ details: { reason: 'database_in_use' } });
});

test('a backup of an older version is loaded as it was and then brought forward', async () => {
  const url = await emptyDatabase();
  const dir = await laterMigrations();
  await restoreBackup({ url, path, migrationsDir: dir, replace: false });
  const people = await query(url, 'select nickname, first_name from person');
  expect(people).toHaveLength(6);
  for (const person of people) expect(person.nickname).toBe(person.first_name);
  expect(await migrate(url, { dir })).toEqual([]);
});

test('a backup of a newer version is refused, and one of another origin', async () => {
  const dir = await laterMigrations();
  const newer = await emptyDatabase();
  await restoreBackup({ url: newer, path, migrationsDir: dir, replace: false });
  const newerPath = join(folder, 'newer.uptake');
  await writeBackup({ url: newer, path: newerPath });
  const url = await filledDatabase();
  const before = await readAll(url);
  await expect(
    restoreBackup({ url, path: newerPath, migrationsDir, replace: true }),
  ).rejects.toMatchObject({ details: { reason: 'newer_backup' } });
  await writeFile(join(dir, '9000_nickname.sql'), 'alter table person add column nickname text;');
  await expect(
    restoreBackup({ url, path: newerPath, migrationsDir: dir, replace: true }),
  ).rejects.toMatchObject({ details: { reason: 'other_schema' } });
  expect(await readAll(url)).toEqual(before);
});

test('a failure on the way leaves the installation as it was', async () => {
  const url = await filledDatabase();
  const before = await readAll(url);
  const form = await readForm(url);
  const dir = await laterMigrations();
  await writeFile(join(dir, '9001_fails.sql'), 'select 1 / (select count(*) - 6 from person);');
  await expect(restoreBackup({ url, path, migrationsDir: dir, replace: true })).rejects.toThrow(
    '9001_fails.sql',
  );
  expect(await readAll(url)).toEqual(before);
  expect(await readForm(url)).toEqual(form);
});

test('a database with tables of somebody else is not touched', async () => {
  const url = await emptyDatabase();
  await query(url, 'create table theirs (n integer)');
  await expect(restoreBackup({ url, path, migrationsDir, replace: true })).rejects.toMatchObject({
    details: { reason: 'shared_database' },
  });
});

test('a backup is of one moment, whatever is written meanwhile', async () => {
  const during = join(folder, 'during.uptake');
  const url = await emptyDatabase();
  const admin = await app.workspace('Late');
  let late: Promise<unknown> | undefined;
  await writeBackup({
    url: app.url,
    path: during,
    // the snapshot is taken by then, and people are still to be read
    onTable: () => {
      late ??= app.call(admin, 'POST /api/v1/people', { body: { first_name: 'Late' } });
    },
  });
  expect(await late).toMatchObject({ status: 201 });
  await restoreBackup({ url, path: during, migrationsDir, replace: false });
  const [counted] = await query(
    url,
    `select (select count(*) from person)::int as people,
      (select count(*) from ledger_event where verb = 'person.created')::int as events`,
  );
  expect(counted).toEqual({ people: 6, events: 6 });
});
