import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../setup/run.mjs';
import { canInstall, findInPath, installPackages } from './debian.mjs';

const DEBIAN_FOLDER = '/usr/lib/postgresql/15/bin';
const NOBODY = 65_534;

/** Finds PostgreSQL 15, the oldest that Uptake runs on, or installs it; undefined if neither goes. */
export async function findPostgres15() {
  const found = findBinaries();
  if (found || !canInstall()) return found;
  // Debian would start a server of its own with the package.
  await installPackages(['postgresql-common']);
  await run('sed', [
    '-i',
    '$a create_main_cluster = false',
    '/etc/postgresql-common/createcluster.conf',
  ]);
  await installPackages(['postgresql-15']);
  return findBinaries();
}

/** Runs `work(url)` with a new server that is stopped and thrown away afterwards. */
export async function withPostgres15(binaries, work) {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-pg15-'));
  const account = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (account.uid) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const server = await startServer({ binaries, folder, data, account });
  try {
    return await work(`postgresql://uptake@localhost/postgres?host=${encodeURIComponent(folder)}`);
  } finally {
    server.kill('SIGINT');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startServer({ binaries, folder, data, account }) {
  const options = { stdio: 'ignore', cwd: '/', ...account };
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8'];
  const made = spawnSync(
    join(binaries, 'initdb'),
    [`--pgdata=${data}`, '--username=uptake', '--auth=trust', '--no-sync', ...locale],
    { ...options, stdio: 'pipe', encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
  ].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings], options);
  await waitUntilReady(server, join(data, 'postmaster.pid'));
  return server;
}

async function waitUntilReady(server, pidFile) {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    if (existsSync(pidFile) && /^ready/m.test(readFileSync(pidFile, 'utf8'))) return;
    await sleep(50);
  }
  throw new Error('PostgreSQL 15 did not start within 30 s');
}

function findBinaries() {
  const inPath = findInPath(['postgres']);
  const folders = [DEBIAN_FOLDER, ...(inPath ? [dirname(inPath)] : [])];
  return folders.find((folder) => /\b15\./.test(readVersion(join(folder, 'postgres'))));
}

function readVersion(program) {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '';
}
