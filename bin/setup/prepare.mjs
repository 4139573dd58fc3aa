import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, isBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root, say } from './run.mjs';

/**
 * Installs and builds what is missing, then loads a program of `dist/server` into this process, as
 * if it had been called with `args`.
 */
export async function runBuilt(name, args) {
  try {
    await prepare();
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
  const program = join(root, 'dist/server', `${name}.js`);
  process.argv = [process.argv[0], program, ...args];
  process.setSourceMapsEnabled(true);
  process.env.NODE_ENV ??= 'production';
  await import(pathToFileURL(program).href);
}

/** Makes the product ready to run; on failure throws an error that says what to do. */
export async function prepare() {
  refuseOldNode();
  await timed(() => ensureInstalled({ isBuilt: isBuilt() }));
  await timed(() => ensureBuilt());
}

/** A step that took a while is told, so that who waits knows that it went on. */
async function timed(step) {
  const began = performance.now();
  await step();
  const seconds = Math.round((performance.now() - began) / 1000);
  if (seconds >= 2) say(`  … done after ${seconds} s`);
}

/** Ends with a clear word where Node is older than package.json asks for. */
export function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [major, minor] = engines.node.replace('>=', '').split('.').map(Number);
  const [ourMajor, ourMinor] = process.versions.node.split('.').map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  throw new Error(
    `Uptake needs Node.js ${major}.${minor} or later; this is ${process.versions.node}. ` +
      'Install a current one from https://nodejs.org.',
  );
}
