import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Product {
  url: string;
  /** What it printed until it was ready, such as the set-up link. */
  output: string;
  dataDir: string;
  stop(): Promise<void>;
}

/** Starts the built product on a data folder of its own; `nodeArgs` come before its own. */
export async function startProduct(args: string[] = [], nodeArgs: string[] = []): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uptake-e2e-'));
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
  return {
    url: `http://localhost:${port}`,
    output,
    dataDir,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
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
