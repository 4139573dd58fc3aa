import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export const ADMIN = { email: 'bench@example.com', password: 'correct-horse-battery-9' };

export interface ProductOptions {
  /** The built entry, `main.js`. */
  entry: string;
  dataDir: string;
  port: number;
  /** A PostgreSQL of one's own instead of the embedded one. */
  databaseUrl?: string;
  /** Further options of Node itself, such as `--cpu-prof`. */
  nodeOptions?: string[];
}

/** The product as people run it: a process of its own. */
export interface Product {
  url: string;
  port: number;
  child: ChildProcess;
  /** How long it took from the start of the process until it was ready. */
  startMs: number;
  stop(): Promise<void>;
}

/** Starts the built product and waits until it says that it is ready. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const begun = performance.now();
  const nodeOptions = [...readNodeOptions(options.entry), ...(options.nodeOptions ?? [])];
  const child = spawn(process.execPath, [...nodeOptions, options.entry], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(options.port),
      UPTAKE_DATA: options.dataDir,
      UPTAKE_ADMIN_EMAIL: ADMIN.email,
      UPTAKE_ADMIN_PASSWORD: ADMIN.password,
      UPTAKE_REQUESTS_PER_MINUTE: '0',
      ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl }),
    },
  });
  const said: string[] = [];
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<boolean>((resolve) => {
    void exited.then(() => resolve(false));
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (said.length > 20) said.shift();
        if (line.startsWith('Uptake is ready')) resolve(true);
      });
    }
  });
  void exited.then(() => {
    if (child.exitCode)
      process.stderr.write(`the product has ended by itself:\n${said.join('\n')}\n`);
  });
  if (!(await ready)) throw new Error(`the product did not start:\n${said.join('\n')}`);
  return {
    url: `http://127.0.0.1:${options.port}`,
    port: options.port,
    child,
    startMs: performance.now() - begun,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The options of Node that `npm start` gives, by the package.json beside the built product. */
function readNodeOptions(entry: string): string[] {
  const text = readFileSync(join(dirname(entry), '../package.json'), 'utf8');
  const { scripts } = JSON.parse(text) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Signs in as the first administrator and makes an API key. */
export async function makeKey(url: string): Promise<string> {
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(ADMIN),
  });
  const cookie = signedIn.headers.getSetCookie().map((text) => text.split(';')[0]);
  const made = await fetch(`${url}/api/v1/keys`, {
    method: 'POST',
    headers: { ...json, cookie: cookie.join('; ') },
    body: JSON.stringify({ name: 'bench' }),
  });
  const { key } = (await made.json()) as { key: string };
  if (!key) throw new Error(`no key was made: ${made.status}`);
  return key;
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
