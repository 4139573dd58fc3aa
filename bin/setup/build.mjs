import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool, say } from './run.mjs';

const STAMP = join(root, 'dist/stamp');
const SOURCES = [
  'src',
  'vite.config.ts',
  'vite.server.config.ts',
  'package.json',
  'package-lock.json',
];

/** Whether `dist` is built of the sources as they are now. */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === computeFingerprint();
}

/** Builds server and web app if the sources have changed since the last build. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  say('Building Uptake …');
  const fingerprint = computeFingerprint();
  rmSync(STAMP, { force: true });
  const results = await Promise.all([
    build(['--config', 'vite.server.config.ts']),
    build(['--config', 'vite.config.ts']),
  ]);
  for (const { code, output } of results) {
    if (code === 0) continue;
    say(output);
    throw new Error('Uptake could not be built; see above.');
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(STAMP, fingerprint);
}

function build(args) {
  return runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn', ...args], {
    env: { NODE_ENV: 'production' },
  });
}

// Contents rather than times: a fresh checkout or a copied folder is not built once more.
function computeFingerprint() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(listFiles)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(path) {
  if (!existsSync(join(root, path))) return [];
  if (path.includes('.')) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
