import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { migrate } from './migrate.ts';
import { createEmptyDatabase, createTestDatabase } from './test-database.ts';

async function makeDatabase(): Promise<string> {
  const { url, close } = await createEmptyDatabase();
  onTestFinished(close);
  return url;
}

async function makeDir(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'uptake-migrations-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(dir, name), sql);
  return dir;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test('files are applied once, in order', async () => {
  const url = await makeDatabase();
  const dir = await makeDir({
    '0002_second.sql': 'insert into t values (2);',
    '0001_first.sql': 'create table t (n int); insert into t values (1);',
    'README.md': 'not a migration',
  });
  expect(await migrate(url, { dir })).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await migrate(url, { dir })).toEqual([]);
  await writeFile(join(dir, '0010_third.sql'), 'insert into t values (3);');
  expect(await migrate(url, { dir })).toEqual(['0010_third.sql']);
  expect(await query(url, 'select n from t order by n')).toEqual([1, 2, 3]);
});

test('servers that start at once do not apply a file twice', async () => {
  const url = await makeDatabase();
  const dir = await makeDir({ '0001_slow.sql': 'select pg_sleep(0.1); create table t ();' });
  const runs = await Promise.all([1, 2, 3].map(() => migrate(url, { dir })));
  expect(runs.flat()).toEqual(['0001_slow.sql']);
});

test('a file that fails leaves nothing behind, and names its line', async () => {
  const url = await makeDatabase();
  const dir = await makeDir({
    '0001_good.sql': 'create table kept ();',
    '0002_bad.sql': 'create table lost ();\n\nselect * from nowhere;\n',
  });
  await expect(migrate(url, { dir })).rejects.toThrow('0002_bad.sql:3');
  expect(await query(url, "select to_regclass('kept')::text, to_regclass('lost')::text")).toEqual([
    'kept',
    null,
  ]);
  await writeFile(join(dir, '0002_bad.sql'), 'create table mended ();');
  expect(await migrate(url, { dir })).toEqual(['0002_bad.sql']);
});

test('a file that was changed after it was applied is refused', async () => {
  const url = await makeDatabase();
  const dir = await makeDir({ '0001_first.sql': 'create table t ();\n' });
  await migrate(url, { dir });
  await writeFile(join(dir, '0001_first.sql'), 'create table t ();\r\n');
  expect(await migrate(url, { dir })).toEqual([]);
  await writeFile(join(dir, '0001_first.sql'), 'create table u ();\n');
  await expect(migrate(url, { dir })).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'changed_migration' },
  });
});

test('the database of a newer Uptake is refused', async () => {
  const url = await makeDatabase();
  const dir = await makeDir({ '0001_first.sql': '', '0002_second.sql': '' });
  await migrate(url, { dir });
  await rm(join(dir, '0002_second.sql'));
  await expect(migrate(url, { dir })).rejects.toMatchObject({
    details: { reason: 'newer_database' },
  });
});

test('a number that comes too late, comes twice or is none is refused', async () => {
  const url = await makeDatabase();
  const dir = await makeDir({ '0005_fifth.sql': '' });
  await migrate(url, { dir });
  await writeFile(join(dir, '0004_fourth.sql'), '');
  await expect(migrate(url, { dir })).rejects.toThrow(
    '0004_fourth.sql comes before 0005_fifth.sql',
  );
  await writeFile(join(dir, '0005_other.sql'), '');
  await expect(migrate(url, { dir })).rejects.toThrow('0005_other.sql');
  const wrong = await makeDir({ 'first.sql': '' });
  await expect(migrate(url, { dir: wrong })).rejects.toThrow('not named like a migration');
});

test('a server that does not answer is named as the reason', async () => {
  const url = 'postgresql://u:topsecret@127.0.0.1:1/x';
  const dir = await makeDir({});
  const failure = migrate(url, { dir });
  await expect(failure).rejects.toMatchObject({ details: { reason: 'database_unreachable' } });
  await expect(failure).rejects.not.toThrow('topsecret');
});

test('a test database has all migrations of the product', async () => {
  const { url, close } = await createTestDatabase();
  onTestFinished(close);
  const dir = join(findProjectDir(), 'migrations');
  expect(await migrate(url, { dir })).toEqual([]);
  const copy = await makeDir({});
  await cp(dir, copy, { recursive: true });
  await writeFile(join(copy, '9999_last.sql'), 'create table last_of_all ();');
  expect(await migrate(url, { dir: copy })).toEqual(['9999_last.sql']);
});

test('an owner who is no superuser and makes no roles can be let in by a grant', async () => {
  const { url, close } = await createEmptyDatabase();
  const database = new URL(url).pathname.slice(1);
  const role = database.replace('uptake_test', 'owner');
  const server = new URL(url);
  server.pathname = '/postgres';
  onTestFinished(async () => {
    await close();
    await query(server.href, `drop role ${role}`);
  });
  await query(url, `create role ${role} login password 'given'`);
  await query(url, `alter database ${database} owner to ${role}`);
  const missing = await query(url, `select 1 where to_regrole('uptake_app') is null`);
  if (missing.length > 0) await query(url, 'create role uptake_app nologin');
  await query(url, `grant uptake_app to ${role}`);
  const owner = new URL(url);
  owner.username = role;
  owner.password = 'given';
  const applied = await migrate(owner.href, { dir: join(findProjectDir(), 'migrations') });
  expect(applied[0]).toBe('0001_directory.sql');
});
