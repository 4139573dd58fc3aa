import { cp, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { migrate } from '#src/server/db/migrate.ts';
import { createEmptyDatabase, createTestDatabase } from '#src/server/db/test-database.ts';
import { readTables } from './backup-tables.ts';
import { openBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const migrationsDir = join(findProjectDir(), 'migrations');

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

async function fill(app: TestApp): Promise<void> {
  const admin = await app.workspace('Acme "quoted"');
  const teamId = await app.team(admin, 'South');
  const leader = await app.member(admin, { name: 'Lea\tLeader', teamId });
  // a team refers to its leader, who refers to the team
  await app.call(admin, `PATCH /api/v1/teams/${teamId}`, {
    body: { leader_id: leader.actor.memberId },
  });
  const company = await app.call(admin, 'POST /api/v1/companies', { body: { name: 'Globex' } });
  for (const first_name of ['Anna\\nRossi', 'Jürgen "J."', '\\.', '   ', "O'Neil 🙂", 'a,b\tc']) {
    const body = {
      first_name,
      last_name: 'Çelik',
      company_id: company.body.id,
      about: 'a\nb\r\n\\',
    };
    await app.call(leader, 'POST /api/v1/people', { body });
  }
  await app.workspace('Other');
}

async function emptyDatabase(): Promise<string> {
  const { url, close } = await createEmptyDatabase();
  onTestFinished(close);
  return url;
}

async function filledDatabase(): Promise<string> {
  const { url, close } = await createTestDatabase();
  onTestFinished(close);
  await query(url, `insert into directory.workspace values (gen_random_uuid(), 'Kept')`);
  return url;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table, with what the database derives from it. */
async function readAll(url: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const all: Record<string, unknown> = {};
    const { tables } = await readTables(client);
    for (const { schema, name } of tables) {
      const { rows } = await client.query(
        `select to_jsonb(t)::text as row from ${schema}.${name} t order by to_jsonb(t)::text collate "C"`,
      );
      all[`${schema}.${name}`] = rows.map(({ row }) => row);
    }
    return all;
  } finally {
    await client.end();
  }
}

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

async function damage(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const damaged = join(folder, name);
  await writeFile(damaged, change(await readFile(path)));
  return damaged;
}

test('a damaged backup is refused with nothing changed', async () => {
  const url = await filledDatabase();
  const before = await readAll(url);
  const half = await damage('half.uptake', (bytes) => bytes.subarray(0, bytes.length / 2));
  const flipped = await damage('flipped.uptake', (bytes) => {
    bytes[Math.floor(bytes.length / 3)]! ^= 0x10;
    return bytes;
  });
  const text = await damage('text.uptake', () => Buffer.from('first_name,last_name\n'));
  for (const damaged of [half, flipped, text]) {
    await expect(
      restoreBackup({ url, path: damaged, migrationsDir, replace: true }),
      damaged,
    ).rejects.toMatchObject({ details: { reason: 'damaged_backup' } });
  }
  await expect(
    restoreBackup({ url, path: join(folder, 'none'), migrationsDir, replace: true }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(await readAll(url)).toEqual(before);
});

test('wherever a byte is changed or the file ends, it is refused or reads the same', async () => {
  const whole = await readFile(path);
  const manifest = await verified(path);
  const damaged = join(folder, 'byte.uptake');
  for (let at = 7; at < whole.length; at += Math.ceil(whole.length / 30)) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 1 << (at % 8);
    await writeFile(damaged, bytes);
    const read = await verified(damaged).catch(({ details }) => details.reason);
    expect([manifest, 'damaged_backup'], `byte ${at}`).toContainEqual(read);
    await writeFile(damaged, whole.subarray(0, at));
    await expect(verified(damaged), `cut at ${at}`).rejects.toMatchObject({ code: 'invalid' });
  }
});

async function verified(file: string) {
  const backup = await openBackup(file);
  try {
    await backup.verify();
    return backup.manifest;
  } finally {
    backup.close();
  }
}

test('a backup is for its owner alone and never takes the place of another file', async () => {
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await expect(writeBackup({ url: app.url, path })).rejects.toMatchObject({
    details: { reason: 'file_exists' },
  });
  const nowhere = writeBackup({ url: app.url, path: join(folder, 'none', 'b.uptake') });
  await expect(nowhere).rejects.toThrow('Make the folder first');
  const noServer = writeBackup({ url: 'postgresql://localhost:1/none', path: join(folder, 'c') });
  await expect(noServer).rejects.toMatchObject({ details: { reason: 'database_unreachable' } });
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('a backup that is cancelled leaves no file', async () => {
  const cancelled = join(folder, 'cancelled.uptake');
  const abort = new AbortController();
  await expect(
    writeBackup({
      url: app.url,
      path: cancelled,
      signal: abort.signal,
      onTable: (name) => name === 'person' && abort.abort(),
    }),
  ).rejects.toThrow();
  await expect(open(cancelled)).rejects.toMatchObject({ code: 'ENOENT' });
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
