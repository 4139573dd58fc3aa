import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import {
  type EmbeddedPostgres,
  findEmbeddedPostgres,
  openEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';

async function makeFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'uptake-pg-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

function isRunning(pid: number): boolean {
  return (
    existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  );
}

test('it speaks UTF-8, checks its pages and listens on its socket alone', async () => {
  const { url } = await start(await makeFolder());
  expect(
    await query(
      url,
      `select current_setting('server_encoding'), current_setting('data_checksums'),
              current_setting('listen_addresses'), lower('ÄΩ'), current_database(),
              array_to_string(array(select x from unnest(array['b','B','a','ä']) x order by x), '')`,
    ),
  ).toEqual(['UTF8', 'on', '', 'äω', 'uptake', 'Babä']);
});

test('without other settings nothing is lost in a power cut', async () => {
  const postgres = await startEmbeddedPostgres({ dataDir: await makeFolder() });
  onTestFinished(() => postgres.stop());
  const asked = ['fsync', 'synchronous_commit', 'full_page_writes'];
  const sql = `select ${asked.map((name) => `current_setting('${name}')`)}`;
  expect(await query(postgres.url, sql)).toEqual(['on', 'on', 'on']);
});

test('a stop ends the process, and the next start has the data', async () => {
  const folder = await makeFolder();
  const first = await start(folder);
  await query(first.url, 'create table kept as select 42 as answer');
  const { pid } = first;
  await first.stop();
  expect(isRunning(pid)).toBe(false);
  const second = await start(folder);
  expect(await query(second.url, 'select answer from kept')).toEqual([42]);
});

test('a stop does not wait for those who are connected', async () => {
  const postgres = await start(await makeFolder());
  const idle = new Client(postgres.url);
  idle.on('error', () => undefined);
  await idle.connect();
  const began = Date.now();
  await postgres.stop();
  expect(Date.now() - began).toBeLessThan(5000);
});

test('killed, PostgreSQL comes back by itself with all that was committed', async () => {
  const postgres = await start(await makeFolder());
  await query(postgres.url, 'create table kept as select 42 as answer');
  for (let round = 0; round < 3; round++) {
    const { pid } = postgres;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => postgres.pid, { timeout: 10_000 }).not.toBe(pid);
    expect(await query(postgres.url, 'select answer from kept')).toEqual([42]);
  }
});

test('stopped while it comes back, PostgreSQL stays down', async () => {
  const folder = await makeFolder();
  const postgres = await start(folder);
  process.kill(postgres.pid, 'SIGKILL');
  await sleep(20);
  await postgres.stop();
  await sleep(100);
  expect(await findEmbeddedPostgres(folder)).toBeUndefined();
  expect(isRunning(postgres.pid)).toBe(false);
});

test('a folder in use is refused, and free again after the stop', async () => {
  const folder = await makeFolder();
  const first = await start(folder);
  await expect(start(folder)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(`process ${process.pid}`),
    details: { reason: 'folder_in_use', pid: process.pid },
  });
  expect(await query(first.url, 'select 1')).toEqual([1]);
  await first.stop();
  await start(folder);
});

test('of several that start at once, one wins and runs', async () => {
  const folder = await makeFolder();
  const starts = await Promise.allSettled([1, 2, 3].map(() => start(folder)));
  const won = starts.filter((one) => one.status === 'fulfilled');
  expect(won).toHaveLength(1);
  expect(await query(won[0]!.value.url, 'select 1')).toEqual([1]);
});

test('a command borrows the PostgreSQL that runs, and leaves it running', async () => {
  const folder = await makeFolder();
  expect(await findEmbeddedPostgres(folder)).toBeUndefined();
  const postgres = await start(folder);
  const borrowed = await openEmbeddedPostgres({ dataDir: folder });
  expect(borrowed.url).toBe(postgres.url);
  await borrowed.stop();
  expect(await query(postgres.url, 'select 1')).toEqual([1]);
});

test('a first start that was cut off is begun again', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'postgres.new/base'), { recursive: true });
  await writeFile(join(folder, 'postgres.new/PG_VERSION'), '18');
  const { url } = await start(folder);
  expect(await query(url, 'select 1')).toEqual([1]);
  expect(existsSync(join(folder, 'postgres.new'))).toBe(false);
});

test('a pid file whose pid another program now has does not hinder the start', async () => {
  const folder = await makeFolder();
  await (await start(folder)).stop();
  await writeFile(join(folder, 'postgres/postmaster.pid'), `${process.ppid}\n`);
  const { url } = await start(folder);
  expect(await query(url, 'select 1')).toEqual([1]);
  expect(isRunning(process.ppid)).toBe(true);
});

test('a cluster of another version is refused and left alone', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'postgres'));
  await writeFile(join(folder, 'postgres/PG_VERSION'), '17\n');
  await expect(start(folder)).rejects.toMatchObject({
    message: expect.stringContaining('PostgreSQL 17'),
    details: { reason: 'other_postgres_version' },
  });
  expect(readFileSync(join(folder, 'postgres/PG_VERSION'), 'utf8')).toBe('17\n');
});

test('a path too long for a socket has its socket elsewhere', async () => {
  const folder = join(await makeFolder(), 'x'.repeat(90));
  const { url } = await start(folder);
  const socketDir = new URL(url).searchParams.get('host')!;
  onTestFinished(() => rm(socketDir, { recursive: true, force: true }));
  expect(socketDir).toMatch(/^\/tmp\/uptake-/);
  expect(await query(url, 'select 1')).toEqual([1]);
});

test.runIf(process.getuid?.() === 0)('under root it runs as another user', async () => {
  const parent = await makeFolder();
  const reachable = join(parent, 'data');
  const hidden = await start(reachable);
  expect((await stat(`/proc/${hidden.pid}`)).uid).not.toBe(0);
  expect((await stat(join(reachable, 'postgres'))).uid).not.toBe(0);
  expect(await query(hidden.url, 'select 1')).toEqual([1]);
});
