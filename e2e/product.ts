import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import './prepared.ts';

export interface Product {
  url: string;
  /** What it printed until it was ready, such as the set-up link. */
  output: string;
  dataDir: string;
  stop(): Promise<void>;
}

interface Beginning {
  isFresh?: boolean;
  nodeArgs?: string[];
  on?: string;
}

const PATIENCE_MS = 240_000;
const copy = promisify(execFile);

/**
 * Starts the built product on a data folder of its own: a copy of one that has its tables, and with
 * `--demo` the demo company, already; or with `isFresh` an empty one, or `on` one that is there.
 * `nodeArgs` come before its own.
 */
export async function startProduct(
  args: string[] = [],
  { isFresh = false, nodeArgs = [], on }: Beginning = {},
): Promise<Product> {
  if (on) return run(on, args, nodeArgs);
  const { folder } = inject('prepared');
  const dataDir = await mkdtemp(join(folder, 'data-'));
  if (!isFresh) {
    await prepare(folder, args);
    // PostgreSQL's files stay with the account that it runs as
    await copy('cp', ['-Rp', `${join(folder, nameOf(args))}/.`, dataDir]);
  }
  return run(dataDir, args, nodeArgs);
}

/** Once in a run, for all files: the first that wants it makes it, and the others wait for it. */
async function prepare(folder: string, args: string[]): Promise<void> {
  const name = join(folder, nameOf(args));
  const isOurs = await mkdir(name).then(
    () => true,
    () => false,
  );
  if (!isOurs) return waitFor(`${name}.ready`);
  const product = await run(name, args);
  await product.end();
  await writeFile(`${name}.ready`, '');
}

async function waitFor(path: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (await stat(path).catch(() => undefined)) return;
    await sleep(100);
  }
  throw new Error(`${path} was not there in time: the file that makes it tells why`);
}

function nameOf(args: string[]): string {
  return ['prepared', ...args].join('');
}

async function run(dataDir: string, args: string[], nodeArgs: string[] = []) {
  const port = await findFreePort();
  const child = spawn(process.execPath, [...nodeArgs, 'dist/server/main.js', ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      UPTAKE_DATA: dataDir,
      UPTAKE_REQUESTS_PER_MINUTE: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await waitUntilReady(child);
  async function end(): Promise<void> {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  return {
    url: `http://localhost:${port}`,
    output,
    dataDir,
    end,
    async stop() {
      await end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function waitUntilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Uptake is ready')) resolve(output);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
