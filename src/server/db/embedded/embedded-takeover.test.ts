import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const OTHER_UPTAKE = `
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(process.argv[1], { configFile: false });
  const postgres = await module.startEmbeddedPostgres({ dataDir: process.argv[2] });
  console.log(postgres.pid);
  setInterval(() => {}, 1000);
`;

/** Another process that runs PostgreSQL on a folder, as a second Uptake would. */
async function startOther(): Promise<{ folder: string; other: ChildProcess; postmaster: number }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'uptake-pg-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }));
  const module = join(import.meta.dirname, 'embedded-postgres.ts');
  const other = spawn(
    process.execPath,
    ['--input-type=module', '-e', OTHER_UPTAKE, module, folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void other.kill('SIGKILL'));
  const [line] = await once(other.stdout!, 'data');
  return { folder, other, postmaster: Number(line) };
}

function findGuards(parent: number): number[] {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
  const pids = children.trim().split(' ').map(Number);
  return pids.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('/bin/sh'));
}

function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}`)) return false;
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

async function isGoneWithin(pid: number, patienceMs: number): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
    if (!isRunning(pid)) return true;
  }
  return false;
}

async function commitOneRow(folder: string): Promise<void> {
  const client = new Client({ host: join(folder, 'run'), user: 'uptake', database: 'uptake' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table kept as select 42 as answer');
  await client.end();
}

async function readThatRow(folder: string): Promise<number> {
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  const client = new Client(postgres.url);
  await client.connect();
  const { rows } = await client.query('select answer from kept');
  await client.end();
  await postgres.stop();
  return rows[0].answer;
}

test('the database of an Uptake that is killed ends with it', async () => {
  const { folder, other, postmaster } = await startOther();
  await commitOneRow(folder);
  other.kill('SIGKILL');
  expect(await isGoneWithin(postmaster, 10_000)).toBe(true);
  expect(await readThatRow(folder)).toBe(42);
});

test('a folder is refused while another process has it', async () => {
  const { folder, other } = await startOther();
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toMatchObject({
    details: { reason: 'folder_in_use', pid: other.pid },
  });
});

test('also while that process is too busy to answer', async () => {
  const { folder, other } = await startOther();
  other.kill('SIGSTOP');
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toMatchObject({
    details: { reason: 'folder_in_use' },
  });
});

test.runIf(process.platform === 'linux')(
  'a database that outlived its Uptake is ended, and the next start takes over at once',
  async () => {
    const { folder, other, postmaster } = await startOther();
    await commitOneRow(folder);
    for (const guard of findGuards(other.pid!)) process.kill(guard, 'SIGKILL');
    other.kill('SIGKILL');
    expect(await isGoneWithin(postmaster, 300)).toBe(false);
    expect(await readThatRow(folder)).toBe(42);
    expect(await isGoneWithin(postmaster, 100)).toBe(true);
  },
);

test.runIf(process.platform === 'linux')(
  'children that outlived their killed database are ended, too',
  async () => {
    const { folder, other, postmaster } = await startOther();
    await commitOneRow(folder);
    const client = new Client({ host: join(folder, 'run'), user: 'uptake', database: 'uptake' });
    client.on('error', () => undefined);
    await client.connect();
    client.query(`select count(*) from generate_series(1, 1e9::bigint)`).catch(() => undefined);
    await sleep(100);
    for (const guard of findGuards(other.pid!)) process.kill(guard, 'SIGKILL');
    other.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    expect(await readThatRow(folder)).toBe(42);
    await client.end().catch(() => undefined);
  },
);
