// Builds the product and one measurement as they are now, and runs it: node bench/run.mjs api --json
import { spawn } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/uptake-bench');
const [name, ...args] = process.argv.slice(2);
const entries = { [name]: `bench/${name}.ts` };
if (name === 'api') {
  for (const helper of ['load-worker', 'limit-server']) entries[helper] = `bench/${helper}.ts`;
}

const outDir = join(cache, name);
await build({
  root,
  logLevel: 'error',
  configFile: join(root, 'vite.server.config.ts'),
  build: { outDir: join(outDir, 'product'), emptyOutDir: true },
});
if (['effort', 'open', 'today'].includes(name)) {
  await build({
    root: join(root, 'src/main/web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(outDir, 'dist/web'), emptyOutDir: true },
  });
}
// a project folder of its own, so that nobody's changes reach a measurement under way
await cp(join(root, 'package.json'), join(outDir, 'package.json'));
await rm(join(outDir, 'migrations'), { recursive: true, force: true });
await cp(join(root, 'migrations'), join(outDir, 'migrations'), { recursive: true });
await build({
  root,
  logLevel: 'error',
  configFile: false,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: join(outDir, 'bench'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: entries, output: { entryFileNames: '[name].js' } },
  },
  ssr: { external: true },
});
const child = spawn(
  process.execPath,
  [join(outDir, `bench/${name}.js`), '--product', join(outDir, 'product/main.js'), ...args],
  { cwd: root, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
